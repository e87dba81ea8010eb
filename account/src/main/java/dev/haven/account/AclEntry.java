package dev.haven.account;

/// What an access control list says of one identifier, RFC 4314 §2.
///
/// @param negative whether the rights are taken from whom others give them to: what RFC 4314 §2
///   writes with a dash in front
public record AclEntry(Identifier who, boolean negative, Rights rights) {

  boolean isAbout(Identifier other, boolean negatively) {
    return negative == negatively && who.equals(other);
  }

  /// As the RFC writes it.
  public String name() {
    return negative ? '-' + who.name() : who.name();
  }
}
