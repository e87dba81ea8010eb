package dev.haven.server.config;

import dev.haven.directory.DomainName;
import dev.haven.imap.Extension;
import dev.haven.wire.TlsMode;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What no single value shows: settings that contradict one another, or name what does not exist.
final class Consistency {
  /// What the system allows, less the ending of one that is being made.
  private static final int LONGEST_SOCKET = 103;

  private final Configuration configuration;
  private final Map<String, Position> places;
  private final List<Problem> problems;

  Consistency(Configuration configuration, Map<String, Position> places, List<Problem> problems) {
    this.configuration = configuration;
    this.places = places;
    this.problems = problems;
  }

  void check() {
    hostname(configuration.hostname());
    var certificate = configuration.certificate();
    if (certificate.file().isEmpty() != certificate.key().isEmpty()) {
      var missing = certificate.file().isEmpty() ? "file" : "key";
      report("certificate", "[certificate] needs both file and key; " + missing + " is missing");
    }
    imap(configuration.imap());
    sending(configuration.sending());
    networks("receiving.xclient-peers", configuration.receiving().xclientPeers());
    networks("receiving.trusted", configuration.receiving().trusted());
    backup(configuration.backup());
    lmtp(configuration.lmtp());
    var portOwners = new HashMap<Integer, String>();
    configuration
        .listeners()
        .byName()
        .forEach((name, listener) -> {
          if (listener.enabled()) {
            listener("listeners." + name, listener);
            samePort(name, listener, portOwners);
          }
        });
    web(configuration.listeners());
  }

  private void imap(ImapSettings imap) {
    imap.switchedOff().stream()
        .filter(name -> Extension.named(name).isEmpty())
        .forEach(name ->
            report(
                "imap.switched-off", "\"" + name + "\" is no capability that can be switched off"));
  }

  private void sending(SendingSettings sending) {
    sending.resolvers().stream()
        .filter(text -> Ways.place(text, 53).filter(place -> isAddress(place.host())).isEmpty())
        .forEach(text ->
            report("sending.resolvers", "\"" + text + "\" is no address such as 127.0.0.1:53"));
    sending.routes().stream()
        .filter(text -> Ways.way(text).isEmpty())
        .forEach(text ->
            report(
                "sending.routes",
                "\"" + text + "\" is no route such as example.net = mail.example.net:25"));
    if (Ways.pauses(sending.retries()).isEmpty()) {
      report("sending.retries", "expected times such as [\"1 minute\", \"1 hour\"]");
    }
    sending.domainRetries().stream()
        .filter(text -> Ways.pauses(text).isEmpty())
        .forEach(text ->
            report(
                "sending.domain-retries",
                "\"" + text + "\" does not look like example.net = 10 minutes, 1 hour"));
  }

  private void backup(BackupSettings backup) {
    backup.domains().stream()
        .filter(text -> DomainName.normalised(text).isEmpty())
        .forEach(
            text -> report("backup.domains", "\"" + text + "\" is no domain such as example.net"));
    backup.addresses().stream()
        .filter(text -> text.indexOf('@') < 0)
        .forEach(text ->
            report(
                "backup.addresses",
                "\"" + text + "\" is neither an address nor a domain such as @example.net"));
    if (backup.recipients() == BackupRecipients.LISTED && backup.addresses().isEmpty()) {
      report(
          "backup.addresses",
          "nobody is listed; to take mail for anybody set recipients = \"all\"");
    }
  }

  private void lmtp(LmtpSettings lmtp) {
    try {
      PosixFilePermissions.fromString(lmtp.permissions());
    } catch (IllegalArgumentException _) {
      report("lmtp.permissions", "\"" + lmtp.permissions() + "\" is not of the form rw-rw----");
    }
    if (lmtp.socket().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET) {
      report("lmtp.socket", "the path is longer than a Unix socket's may be");
    }
  }

  private static boolean isAddress(String host) {
    try {
      return !InetAddress.ofLiteral(host).isAnyLocalAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void hostname(String name) {
    if (!name.isEmpty() && !isHostName(name)) {
      report("hostname", "\"" + name + "\" is no host name such as mail.example.com");
    }
  }

  private static boolean isHostName(String name) {
    boolean fits = name.length() <= 253;
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        fits &= isLabel(name.substring(start, i));
        start = i + 1;
      }
    }
    return fits;
  }

  /// RFC 1123 §2.1.
  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= 63
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label.chars().allMatch(c -> c != '_' && c < 0x80 && TomlCursor.isBare((char) c));
  }

  private void listener(String path, ListenerSettings listener) {
    if (listener.addresses().isEmpty()) {
      report(
          path + ".addresses", "no address to listen on; to close this port set enabled = false");
    }
    for (var address : listener.addresses()) {
      if (literal(address).isEmpty()) {
        report(path + ".addresses", "\"" + address + "\" is no IP address");
      }
    }
    networks(path + ".proxies", listener.proxies());
    if (listener.clearSignIn() && listener.tls() == TlsMode.IMPLICIT) {
      report(path + ".clear-sign-in", "has no meaning where TLS begins with the first byte");
    }
  }

  /// What is fetched by HTTP has no STARTTLS.
  private void web(Listeners listeners) {
    if (listeners.https().enabled() && listeners.https().tls() != TlsMode.IMPLICIT) {
      report("listeners.https.tls", "HTTPS begins with TLS: \"implicit\" is the only choice");
    }
    if (listeners.http().enabled() && listeners.http().tls() != TlsMode.NONE) {
      report("listeners.http.tls", "HTTP has no TLS: \"none\" is the only choice");
    }
  }

  private void networks(String path, List<String> networks) {
    for (var network : networks) {
      if (!isNetwork(network)) {
        report(path, "\"" + network + "\" is no address or network such as 10.0.0.0/8");
      }
    }
  }

  private void samePort(String name, ListenerSettings listener, Map<Integer, String> owners) {
    if (listener.port() == 0) {
      return;
    }
    var other = owners.putIfAbsent(listener.port(), name);
    var theirs = other == null ? null : configuration.listeners().byName().get(other);
    if (theirs != null && overlap(theirs, listener)) {
      report(
          "listeners." + name + ".port",
          "port " + listener.port() + " is [listeners." + other + "]'s");
    }
  }

  private static boolean overlap(ListenerSettings one, ListenerSettings other) {
    return one.addresses().stream().anyMatch(a -> other.addresses().contains(a));
  }

  private static boolean isNetwork(String text) {
    int slash = text.indexOf('/');
    var address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty() || slash < 0) {
      return address.isPresent();
    }
    int bits = address.get().getAddress().length * 8;
    return Amounts.count(text.substring(slash + 1), bits).isPresent();
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// At the value if it was set, else at the nearest section that was.
  private void report(String path, String text) {
    var at = path;
    while (!places.containsKey(at) && at.lastIndexOf('.') > 0) {
      at = at.substring(0, at.lastIndexOf('.'));
    }
    problems.add(new Problem(places.getOrDefault(at, Position.START), path + ": " + text));
  }
}
