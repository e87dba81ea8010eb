package dev.haven.server.rehearsal;

import dev.haven.directory.Address;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// A message as another server would bring it.
///
/// @param sender empty for the null sender
/// @param ip where it comes from
/// @param hello the name that the server gives itself
/// @param octets what SIZE says
/// @param content with the ends of lines of the network
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Letter(
    Optional<Address> sender,
    InetAddress ip,
    String hello,
    List<Address> to,
    long octets,
    byte[] content) {
  Letter {
    to = List.copyOf(to);
  }

  /// RFC 1870 §6, RFC 6152 §2, RFC 6531 §3.4.
  String mail() {
    boolean utf8 =
        sender.filter(Address::needsSmtpUtf8).isPresent()
            || to.stream().anyMatch(Address::needsSmtpUtf8);
    boolean eight = false;
    for (var octet : content) {
      eight |= octet < 0;
    }
    return "MAIL FROM:<"
        + sender.map(Address::toString).orElse("")
        + "> SIZE="
        + octets
        + (eight ? " BODY=8BITMIME" : "")
        + (utf8 ? " SMTPUTF8" : "");
  }

  /// As it follows DATA (RFC 5321 §4.5.2).
  byte[] dotted() {
    var out = new ByteArrayOutputStream(content.length + 100);
    boolean lineBegins = true;
    for (int i = 0; i < content.length; i++) {
      if (lineBegins && content[i] == '.') {
        out.write('.');
      }
      out.write(content[i]);
      lineBegins = content[i] == '\n' && i > 0 && content[i - 1] == '\r';
    }
    if (!lineBegins) {
      out.write('\r');
      out.write('\n');
    }
    out.writeBytes(new byte[] {'.', '\r', '\n'});
    return out.toByteArray();
  }

  /// What a program of this system wrote, whose lines end with LF alone, as one that sends it would
  /// write it; all else as it is.
  static byte[] ofFile(byte[] file) {
    boolean network = false;
    for (var octet : file) {
      network |= octet == '\r';
    }
    if (network) {
      return file;
    }
    var out = new ByteArrayOutputStream(file.length + file.length / 30);
    for (var octet : file) {
      if (octet == '\n') {
        out.write('\r');
      }
      out.write(octet);
    }
    return out.toByteArray();
  }
}
