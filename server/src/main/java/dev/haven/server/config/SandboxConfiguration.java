package dev.haven.server.config;

import java.util.function.IntUnaryOperator;

/// The configuration of a server for tests: the ports that such servers are known by, of this
/// machine alone, with passwords in clear as programs like, and without native code.
public final class SandboxConfiguration {
  private SandboxConfiguration() {}

  public static Configuration standard() {
    return with(IntUnaryOperator.identity());
  }

  /// The same on any free ports.
  public static Configuration anyPorts() {
    return with(_ -> 0);
  }

  private static Configuration with(IntUnaryOperator port) {
    var text = new StringBuilder("hostname = \"localhost\"\ntls = { engine = \"java\" }\n");
    text.append(listener("smtp", port.applyAsInt(1025), true));
    text.append(listener("submissions", port.applyAsInt(1465), false));
    text.append(listener("submission", port.applyAsInt(1587), true));
    text.append(listener("submission-alternative", port.applyAsInt(2525), true));
    text.append(listener("imaps", port.applyAsInt(1993), false));
    text.append(listener("imap", port.applyAsInt(1143), true));
    text.append(listener("pop3s", port.applyAsInt(1995), false));
    text.append(listener("pop3", port.applyAsInt(1110), true));
    text.append("[listeners.https]\nenabled = false\n[listeners.http]\nenabled = false\n");
    var reading = ConfigurationFile.parse(text.toString());
    if (!reading.problems().isEmpty()) {
      throw new IllegalStateException(reading.problems().toString());
    }
    return reading.configuration();
  }

  private static String listener(String name, int port, boolean clearSignIn) {
    return """
    [listeners.%s]
    port = %d
    addresses = ["127.0.0.1"]
    clear-sign-in = %b
    """
        .formatted(name, port, clearSignIn);
  }
}
