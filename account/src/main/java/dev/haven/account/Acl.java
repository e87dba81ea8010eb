package dev.haven.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who may do what with a mailbox, apart from its owner, who may do everything: RFC 4314 §2.
/// Immutable.
///
/// A viewer has the rights that any entry gives them, without those that any negative entry takes.
public final class Acl {
  public static final Acl NONE = new Acl(List.of());

  /// How many entries there may be.
  static final int MOST = 500;

  /// Sorted by name; none without rights.
  private final List<AclEntry> entries;

  private Acl(List<AclEntry> entries) {
    this.entries = entries;
  }

  static Acl of(List<AclEntry> entries) {
    return entries.isEmpty() ? NONE : new Acl(List.copyOf(entries));
  }

  public List<AclEntry> entries() {
    return entries;
  }

  public Rights rights(Viewer viewer) {
    var given = Rights.NONE;
    var taken = Rights.NONE;
    for (var entry : entries) {
      if (entry.who().matches(viewer)) {
        given = entry.negative() ? given : given.plus(entry.rights());
        taken = entry.negative() ? taken.plus(entry.rights()) : taken;
      }
    }
    return given.minus(taken);
  }

  /// The rights that an identifier is given, or denied, itself.
  public Rights of(Identifier who, boolean negative) {
    for (var entry : entries) {
      if (entry.isAbout(who, negative)) {
        return entry.rights();
      }
    }
    return Rights.NONE;
  }

  /// With this entry instead of what it said of the same identifier; one without rights is none.
  Acl with(AclEntry entry) {
    var changed = new ArrayList<>(entries);
    // A person of the same name may be another one than before.
    changed.removeIf(old -> old.name().equals(entry.name()));
    if (!entry.rights().isEmpty()) {
      changed.add(entry);
      changed.sort(Comparator.comparing(AclEntry::name));
    }
    return of(changed);
  }
}
