package dev.haven.diagnosis.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the files of the sources say.
class SourcesTest {
  static final Address JANE = Address.of("Jane@Zoo.example").orElseThrow();

  private static final String AUTOCONFIG =
      """
      <?xml version="1.0"?>
      <clientConfig version="1.1">
        <emailProvider id="zoo.example">
          <domain>zoo.example</domain>
          <incomingServer type="imap">
            <hostname>imap.%EMAILDOMAIN%</hostname>
            <port>993</port>
            <socketType>SSL</socketType>
            <username>%EMAILADDRESS%</username>
            <authentication>password-cleartext</authentication>
          </incomingServer>
          <incomingServer type="pop3">
            <hostname>POP.zoo.example</hostname>
            <port>110</port>
            <socketType>STARTTLS</socketType>
            <username>%EMAILLOCALPART%</username>
          </incomingServer>
          <incomingServer type="imap">
            <hostname>old.zoo.example</hostname>
            <port>143</port>
            <socketType>plain</socketType>
          </incomingServer>
          <outgoingServer type="smtp">
            <hostname>smtp.zoo.example</hostname>
            <port>587</port>
            <socketType>STARTTLS</socketType>
          </outgoingServer>
        </emailProvider>
      </clientConfig>
      """;

  private static final String AUTODISCOVER =
      """
      <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
        <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
          <Account>
            <AccountType>email</AccountType>
            <Protocol>
              <Type>IMAP</Type><Server>mail.zoo.example</Server><Port>993</Port>
              <LoginName>jane</LoginName><SSL>on</SSL>
            </Protocol>
            <Protocol>
              <Type>SMTP</Type><Server>mail.zoo.example</Server><Port>587</Port>
              <Encryption>TLS</Encryption>
            </Protocol>
          </Account>
        </Response>
      </Autodiscover>
      """;

  private static String shown(Suggestion one) {
    return "%s %s:%d %s".formatted(one.service(), one.host(), one.port(), one.user());
  }

  private static List<String> xml(String file) {
    return XmlServers.read(Source.AUTOCONFIG, JANE, file.getBytes(StandardCharsets.UTF_8)).stream()
        .map(SourcesTest::shown)
        .toList();
  }

  @Test
  void anAutoconfigFileNamesServersButNeverOneInClear() {
    assertEquals(
        List.of(
            "IMAPS imap.zoo.example:993 Jane@zoo.example",
            "POP3 pop.zoo.example:110 Jane",
            "SUBMISSION smtp.zoo.example:587 Jane@zoo.example"),
        xml(AUTOCONFIG));
  }

  @Test
  void anAutodiscoverAnswerNamesServers() {
    assertEquals(
        List.of(
            "IMAPS mail.zoo.example:993 jane", "SUBMISSION mail.zoo.example:587 Jane@zoo.example"),
        xml(AUTODISCOVER));
  }

  @Test
  void entitiesFromOutsideAreNotRead() {
    var file =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + AUTOCONFIG.substring(AUTOCONFIG.indexOf('\n') + 1).replace("imap.%E", "&e;%E");
    assertFalse(String.join(" ", xml(file)).contains("imap"), file);
  }

  @Test
  void aPaccFileNamesHostsAtTheStandardPorts() {
    var file =
        """
        {"info": {"provider": {"name": "Zoo"}},
         "protocols": {"jmap": {"url": "https://zoo.example/jmap"},
                       "imap": {"host": "Mail.zoo.example", "more": [1, {"a": 2}]},
                       "smtp": {"host": "smtp.zoo.example"}}}
        """;
    assertEquals(
        List.of(
            "IMAPS mail.zoo.example:993 Jane@zoo.example",
            "SUBMISSIONS smtp.zoo.example:465 Jane@zoo.example"),
        PaccFile.read(JANE, file.getBytes(StandardCharsets.UTF_8)).stream()
            .map(SourcesTest::shown)
            .toList());
  }

  @Test
  void aPaccFileIsVouchedForByItsDigest() {
    var empty = new byte[0];
    var digest = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    assertTrue(PaccFile.isVouchedFor(empty, List.of("other", "v=UAAC1; a=sha256; d=" + digest)));
    assertFalse(PaccFile.isVouchedFor(new byte[1], List.of("v=UAAC1; a=sha256; d=" + digest)));
    assertFalse(PaccFile.isVouchedFor(empty, List.of("v=UAAC2; a=sha256; d=" + digest)));
    assertFalse(PaccFile.isVouchedFor(empty, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Protocol\":\"AutodiscoverV1\",\"Url\":\"http://zoo.example/a.xml\"}",
        "{\"Url\":\"https://localhost/a.xml\"}",
        "{\"Url\":\"file:///etc/passwd\"}",
        "{\"Url\":\"https://zoo.example/a b\"}",
        "{\"Url\":1}",
        "{\"more\":{\"Url\":\"https://zoo.example/\"}}",
        "[]",
        "{"
      })
  void anAddressThatIsNotByHttpsIsNotFollowed(String file) {
    assertEquals(Optional.empty(), AutodiscoverFile.url(file.getBytes(StandardCharsets.UTF_8)));
  }

  @TestFactory
  Stream<DynamicTest> damagedFilesDoNoHarm() {
    return RandomInput.seeds(200, SourcesTest::damaged);
  }

  private static void damaged(Random random) {
    for (var file :
        List.of(AUTOCONFIG, AUTODISCOVER, "{\"protocols\": {\"imap\": {\"host\": 1}}}")) {
      var bytes = RandomInput.mutate(file.getBytes(StandardCharsets.UTF_8), random);
      assertTrue(XmlServers.read(Source.AUTOCONFIG, JANE, bytes).size() <= 4);
      assertTrue(PaccFile.read(JANE, bytes).size() <= 1);
    }
  }

  @Test
  void aDomainInItsOwnScriptIsAskedForInAscii() {
    assertEquals("xn--bcher-kva.example", Address.of("du@Bücher.example").orElseThrow().domain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "you",
        "you@",
        "@example.com",
        "you@localhost",
        "a@b.c/d",
        "a@b c.d",
        "a@-b.c",
        "a@b..c",
        "a@b.c."
      })
  void whatIsNoAddressIsNone(String text) {
    assertEquals(Optional.empty(), Address.of(text));
  }
}
