package dev.haven.diagnosis.records;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.Service;
import dev.haven.testkit.Golden;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Each form of the records is a file in `resources/records`.
class FormsTest {
  private static final Path FILES = Path.of("src/test/resources/records");

  /// As long as the record of an RSA key of 2048 bits is.
  private static final String LONG_KEY = "v=DKIM1; k=rsa; p=" + "MIIBIjANBgkqhkiG9w0B".repeat(20);

  static MailHost server(String host, boolean complete) {
    return new MailHost(
        "example.com",
        host,
        List.of(InetAddress.ofLiteral("192.0.2.25"), InetAddress.ofLiteral("2001:db8::25")),
        Arrays.stream(Service.values()).map(one -> new Endpoint(one, one.port())).toList(),
        complete ? List.of(KnownCertificate.read()) : List.of(),
        complete ? List.of(new DkimKey("s1", LONG_KEY)) : List.of(),
        complete ? 443 : 0,
        complete ? "{}" : "");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void eachProviderHasItsForm(Provider provider) throws Exception {
    var plan = Plan.of(server("mail.example.com", true));
    var text =
        ProviderForm.all(plan, provider).stream()
            .map(form ->
                form.fields().stream()
                    .map(field -> field.label() + ": " + field.text() + "\n")
                    .collect(joining()))
            .collect(joining("\n"));
    Golden.assertMatches(FILES.resolve(provider.id() + ".txt"), text);
  }

  @Test
  void aZoneFileHoldsEverything() throws Exception {
    var zone = ZoneFile.lines(Plan.of(server("mail.example.com", true)));
    Golden.assertMatches(FILES.resolve("complete.zone"), String.join("\n", zone) + "\n");
  }

  @Test
  void whatBelongsToOtherZonesIsNoRecordOfThisOne() throws Exception {
    var zone = ZoneFile.lines(Plan.of(server("mx.haven.example", false)));
    Golden.assertMatches(FILES.resolve("elsewhere.zone"), String.join("\n", zone) + "\n");
  }

  @Test
  void eachRecordIsInOneFormOrElsewhere() throws Exception {
    var plan = Plan.of(server("mail.example.com", true));
    for (var provider : Provider.values()) {
      assertEquals(
          plan.records().size(),
          ProviderForm.all(plan, provider).size() + ProviderForm.elsewhere(plan, provider).size());
    }
  }

  @ParameterizedTest
  @CsvSource({"255, 1", "256, 2", "510, 2", "511, 3"})
  void longTextsAreSplitAtTheLongestThatAStringCanBe(int length, int strings) {
    var split = ZoneText.strings("x".repeat(length));
    assertEquals(strings, split.size());
    assertTrue(split.stream().allMatch(string -> string.length() <= 257));
    assertEquals(length, split.stream().mapToInt(string -> string.length() - 2).sum());
  }

  /// RFC 1035 §5.1.
  @Test
  void whatIsNoPlainTextIsEscaped() {
    assertEquals(List.of("\"a\\\"b\\\\c\\195\\188\""), ZoneText.strings("a\"b\\cü"));
    assertEquals(List.of("\"\""), ZoneText.strings(""));
  }
}
