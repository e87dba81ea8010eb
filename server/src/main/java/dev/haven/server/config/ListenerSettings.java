package dev.haven.server.config;

import dev.haven.wire.TlsMode;
import java.util.List;

/// One listening port.
public record ListenerSettings(
    @Setting("Whether it is opened.") boolean enabled,
    @Setting(value = "0 takes any free port.", min = 0, max = 65_535) int port,
    @Setting("Where it listens; IPv4 and IPv6 addresses of this machine.") List<String> addresses,
    @Setting(
            "\"implicit\" (TLS from the first byte), \"starttls\" (in clear until the client asks for"
                + " TLS) or \"none\".")
        TlsMode tls,
    @Setting(
            "Whether passwords may be sent before TLS. Anybody on the way can read them: only for a"
                + " network that is all yours.")
        boolean clearSignIn,
    @Setting(
            "Proxies in front of this port, as addresses or networks (10.0.0.0/8): they must send a"
                + " PROXY protocol header, nobody else may.")
        List<String> proxies) {

  static ListenerSettings standard(int port, TlsMode tls) {
    return new ListenerSettings(true, port, List.of("0.0.0.0", "::"), tls, false, List.of());
  }
}
