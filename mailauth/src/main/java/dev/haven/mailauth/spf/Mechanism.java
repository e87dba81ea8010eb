package dev.haven.mailauth.spf;

import dev.haven.wire.AddressRange;

/// What may match a client (RFC 7208 §5).
public sealed interface Mechanism {
  /// RFC 7208 §5.1.
  record All() implements Mechanism {}

  /// RFC 7208 §5.2.
  record Include(MacroString domain) implements Mechanism {}

  /// RFC 7208 §5.3.
  ///
  /// @param domain the one that is checked where none was named, as [MacroString#CURRENT_DOMAIN]
  record A(MacroString domain, DualLength lengths) implements Mechanism {}

  /// RFC 7208 §5.4.
  record Mx(MacroString domain, DualLength lengths) implements Mechanism {}

  /// RFC 7208 §5.5.
  record Ptr(MacroString domain) implements Mechanism {}

  /// `ip4` and `ip6` (RFC 7208 §5.6).
  record Ip(AddressRange network) implements Mechanism {}

  /// RFC 7208 §5.7.
  record Exists(MacroString domain) implements Mechanism {}

  /// Whether it asks the DNS, and counts against the limit (RFC 7208 §4.6.4).
  default boolean asks() {
    return !(this instanceof All || this instanceof Ip);
  }
}
