package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The pages of set-up as real programs take them.
@ExtendWith(Haven.Running.class)
class SetupPagesTest {
  private final Haven haven;
  private final Path home;
  private final Program curl;
  private String jane;

  SetupPagesTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.home = home;
    this.curl = Program.installed("curl", home);
  }

  @BeforeEach
  void account() throws Exception {
    jane = haven.account();
  }

  private Program.Run fetch(String path, Object... more) throws Exception {
    var url = "https://localhost:" + haven.port("https") + path;
    var arguments = new ArrayList<Object>();
    arguments.addAll(List.of("-sS", "--cacert", haven.authority(), url));
    arguments.addAll(List.of(more));
    return curl.run(arguments.toArray()).ok();
  }

  @Test
  void theProfileIsSignedByTheServerAndIsAPropertyList() throws Exception {
    var signed = home.resolve("signed");
    fetch("/mobileconfig?email=" + jane, "-o", signed);
    var plain = home.resolve("plain");
    Program.installed("openssl", home)
        .run(
            "cms",
            "-verify",
            "-inform",
            "DER",
            "-in",
            signed,
            "-CAfile",
            haven.authority(),
            "-purpose",
            "any",
            "-out",
            plain)
        .ok();
    var script =
        """
        import plistlib, sys
        profile = plistlib.load(open(sys.argv[1], 'rb'))
        mail = profile['PayloadContent'][0]
        print(profile['PayloadType'], mail['EmailAddress'], mail['IncomingMailServerHostName'],
              mail['IncomingMailServerPortNumber'], mail['OutgoingMailServerPortNumber'],
              mail['IncomingMailServerUseSSL'])
        """;
    var read = Program.installed("python3", home).run("-c", script, plain).ok();
    assertEquals(
        "Configuration %s localhost %d %d True"
            .formatted(jane, haven.port("imaps"), haven.port("submissions")),
        read.text().strip());
  }

  @Test
  void aProfileThatWasChangedIsNotTheServers() throws Exception {
    var signed = home.resolve("signed");
    fetch("/mobileconfig?email=" + jane, "-o", signed);
    var text = Files.readString(signed, StandardCharsets.ISO_8859_1);
    var forged = home.resolve("forged");
    Files.writeString(
        forged, text.replaceFirst("localhost", "evilevilx"), StandardCharsets.ISO_8859_1);
    var run =
        Program.installed("openssl", home)
            .run(
                "cms",
                "-verify",
                "-inform",
                "DER",
                "-in",
                forged,
                "-CAfile",
                haven.authority(),
                "-purpose",
                "any",
                "-out",
                home.resolve("plain"));
    assertTrue(run.status() != 0, run::toString);
  }

  @Test
  void severalPagesComeOverOneConnection() throws Exception {
    var base = "https://localhost:" + haven.port("https");
    var run =
        curl.run(
                "-sSv",
                "--cacert",
                haven.authority(),
                base + "/mail/config-v1.1.xml?emailaddress=" + jane,
                base + "/setup?email=" + jane)
            .ok();
    assertTrue(run.text().contains("</clientConfig>"), run::toString);
    assertTrue(run.text().contains("</html>"), run::toString);
    assertTrue(run.error().toLowerCase(Locale.ROOT).contains("re-using"), run::toString);
  }

  @Test
  void aChunkedPostThatWaitsForItsPermissionIsTaken() throws Exception {
    var body = home.resolve("request.xml");
    Files.writeString(
        body, "<Autodiscover><EMailAddress>" + jane + "</EMailAddress></Autodiscover>");
    var run =
        fetch(
            "/Autodiscover/Autodiscover.xml",
            "-H",
            "Transfer-Encoding: chunked",
            "-H",
            "Expect: 100-continue",
            "--data-binary",
            "@" + body);
    assertTrue(run.text().contains("<LoginName>" + jane + "</LoginName>"), run::toString);
  }

  @Test
  void whetherThereIsSuchAnAccountIsNotTold() throws Exception {
    var nobody = jane.replace("person", "nobody");
    for (var path : List.of("/mail/config-v1.1.xml?emailaddress=", "/setup?email=")) {
      assertEquals(
          fetch(path + jane).text().replace("person", "nobody"), fetch(path + nobody).text());
    }
  }

  @Test
  void inClearVisitorsAreSentOnToOurOwnName() throws Exception {
    var url = "http://localhost:" + haven.port("http") + "/setup?email=" + jane;
    var run = curl.run("-sSi", "-H", "Host: evil.example", url).ok();
    assertTrue(run.text().startsWith("HTTP/1.1 302 Found"), run::toString);
    var location = "Location: https://localhost:" + haven.port("https") + "/setup?email=" + jane;
    assertTrue(run.text().contains(location), run::toString);
  }

  @Test
  void plainHttpAtThePortOfHttpsIsToldSo() throws Exception {
    var run = curl.run("-sS", "http://localhost:" + haven.port("https") + "/").ok();
    assertTrue(run.text().startsWith("This port speaks HTTPS."), run::toString);
  }

  @Test
  void theConfigurationIsXml() throws Exception {
    var file = home.resolve("config.xml");
    fetch("/mail/config-v1.1.xml?emailaddress=" + jane, "-o", file);
    var script =
        """
        import sys, xml.etree.ElementTree as tree
        root = tree.parse(sys.argv[1]).getroot()
        print([(one.get('type'), one.find('port').text, one.find('socketType').text)
               for one in root.iter() if one.tag.endswith('Server')][0])
        """;
    var read = Program.installed("python3", home).run("-c", script, file).ok();
    assertEquals("('imap', '" + haven.port("imaps") + "', 'SSL')", read.text().strip());
  }
}
