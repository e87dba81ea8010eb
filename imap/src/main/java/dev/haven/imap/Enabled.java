package dev.haven.imap;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a client has switched on for the rest of its session (RFC 5161 §3.1). Nothing is ever
/// switched off.
record Enabled(Set<Switch> switches) {
  static final Enabled NOTHING = new Enabled(EnumSet.noneOf(Switch.class));

  /// What can be switched on.
  enum Switch {
    /// It speaks RFC 9051: no `RECENT`, mailbox names in UTF-8, `ESEARCH` for `SEARCH`.
    REV2("IMAP4rev2"),
    /// It wants a MODSEQ with every change (RFC 7162 §3.1).
    CONDSTORE("CONDSTORE"),
    /// It wants VANISHED for EXPUNGE, and may ask what vanished while it was away (RFC 7162 §3.2).
    QRESYNC("QRESYNC"),
    /// It knows no message numbers (RFC 9586 §3).
    UIDONLY("UIDONLY"),
    /// It takes UTF-8 between quotes, and in headers (RFC 6855 §3).
    UTF8("UTF8=ACCEPT"),
    /// It wants to hear which annotations others change (RFC 5464 §4.1).
    METADATA("METADATA"),
    /// The same of those of the server alone.
    METADATA_SERVER("METADATA-SERVER");

    private final String capability;

    Switch(String capability) {
      this.capability = capability;
    }

    /// The capability's name, as it is spelt.
    String capability() {
      return capability;
    }
  }

  /// With what a capability named in ENABLE switches on, if that is anything.
  Enabled with(String capability) {
    for (var known : Switch.values()) {
      if (known.capability().equalsIgnoreCase(capability)) {
        // RFC 7162 §3.2.3: QRESYNC is a CONDSTORE enabling command.
        return known == Switch.QRESYNC ? withCondstore().with(known) : with(known);
      }
    }
    return this;
  }

  private Enabled with(Switch more) {
    if (switches.contains(more)) {
      return this;
    }
    var all = EnumSet.copyOf(switches);
    all.add(more);
    return new Enabled(all);
  }

  Enabled withCondstore() {
    return with(Switch.CONDSTORE);
  }

  /// The names of what is switched on here and not in `before`, as capabilities are spelt.
  List<String> since(Enabled before) {
    return switches.stream()
        .filter(on -> !before.switches.contains(on))
        .map(Switch::capability)
        .toList();
  }

  boolean rev2() {
    return switches.contains(Switch.REV2);
  }

  boolean condstore() {
    return switches.contains(Switch.CONDSTORE);
  }

  boolean qresync() {
    return switches.contains(Switch.QRESYNC);
  }

  boolean metadata() {
    return switches.contains(Switch.METADATA);
  }

  boolean serverMetadata() {
    return metadata() || switches.contains(Switch.METADATA_SERVER);
  }

  boolean uidOnly() {
    return switches.contains(Switch.UIDONLY);
  }

  /// Whether messages that are gone are told by UID: RFC 7162 §3.2.10, RFC 9586 §3.4.
  boolean vanished() {
    return qresync() || uidOnly();
  }

  boolean utf8Accept() {
    return switches.contains(Switch.UTF8);
  }

  /// Whether the client takes UTF-8 wherever there is text: RFC 6855 §3, RFC 9051 §4.3.
  boolean utf8() {
    return utf8Accept() || rev2();
  }

  NameEncoding names() {
    return utf8() ? NameEncoding.UTF8 : NameEncoding.MODIFIED_UTF7;
  }
}
