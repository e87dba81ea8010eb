package dev.haven.server.config;

import dev.haven.wire.TlsMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The eight ports of mail, LMTP's, and those of set-up pages.
public record Listeners(
    @Setting("Port 25: mail from other servers.") ListenerSettings smtp,
    @Setting("Port 465: sending, TLS from the first byte. What mail programs should use.")
        ListenerSettings submissions,
    @Setting("Port 587: sending, after STARTTLS.") ListenerSettings submission,
    @Setting("Port 2525: the same as 587, for networks that block the others.")
        ListenerSettings submissionAlternative,
    @Setting("Port 993: reading on many devices, TLS from the first byte.") ListenerSettings imaps,
    @Setting("Port 143: reading on many devices, after STARTTLS.") ListenerSettings imap,
    @Setting("Port 995: reading on one device, TLS from the first byte.") ListenerSettings pop3s,
    @Setting("Port 110: reading on one device, after STLS.") ListenerSettings pop3,
    @Setting(
            "LMTP: mail for people here from another mail server of yours, such as a Postfix that"
                + " receives it (virtual_transport = lmtp:inet:127.0.0.1:24). Nobody signs in: open it"
                + " to that server only.")
        ListenerSettings lmtp,
    @Setting(
            "Port 443: where mail programs, telephones and people fetch their settings. If a web server"
                + " has that port, close this one, or give it another and let the web server pass on"
                + " /.well-known, /mail, /autodiscover, /mobileconfig and /setup.")
        ListenerSettings https,
    @Setting("Port 80: sends visitors on to 443, and has what programs ask for in clear.")
        ListenerSettings http) {

  static Listeners standard() {
    return new Listeners(
        ListenerSettings.standard(25, TlsMode.STARTTLS),
        ListenerSettings.standard(465, TlsMode.IMPLICIT),
        ListenerSettings.standard(587, TlsMode.STARTTLS),
        ListenerSettings.standard(2525, TlsMode.STARTTLS),
        ListenerSettings.standard(993, TlsMode.IMPLICIT),
        ListenerSettings.standard(143, TlsMode.STARTTLS),
        ListenerSettings.standard(995, TlsMode.IMPLICIT),
        ListenerSettings.standard(110, TlsMode.STARTTLS),
        new ListenerSettings(
            false, 24, List.of("127.0.0.1", "::1"), TlsMode.STARTTLS, false, List.of()),
        ListenerSettings.standard(443, TlsMode.IMPLICIT),
        ListenerSettings.standard(80, TlsMode.NONE));
  }

  /// All of them by name, in the order of the file.
  public Map<String, ListenerSettings> byName() {
    var all = new LinkedHashMap<String, ListenerSettings>();
    all.put("smtp", smtp);
    all.put("submissions", submissions);
    all.put("submission", submission);
    all.put("submission-alternative", submissionAlternative);
    all.put("imaps", imaps);
    all.put("imap", imap);
    all.put("pop3s", pop3s);
    all.put("pop3", pop3);
    all.put("lmtp", lmtp);
    all.put("https", https);
    all.put("http", http);
    return all;
  }
}
