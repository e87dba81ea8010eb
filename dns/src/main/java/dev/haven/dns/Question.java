package dev.haven.dns;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Locale;

/// A name and what is asked of it.
///
/// @param name in lower case, without a final dot
public record Question<T>(String name, Kind<T> kind) {
  public Question {
    var lower = name.toLowerCase(Locale.ROOT);
    name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /// Asks for the names of an address (RFC 1035 §3.5, RFC 3596 §2.5).
  public static Question<String> reverse(InetAddress address) {
    var bytes = address.getAddress();
    var name = new StringBuilder();
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes.length == 4) {
        name.append(bytes[i] & 0xff).append('.');
      } else {
        var hex = HexFormat.of().toHexDigits(bytes[i]);
        name.append(hex.charAt(1)).append('.').append(hex.charAt(0)).append('.');
      }
    }
    return new Question<>(name + (bytes.length == 4 ? "in-addr.arpa" : "ip6.arpa"), Kind.PTR);
  }
}
