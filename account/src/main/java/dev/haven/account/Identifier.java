package dev.haven.account;

/// To whom rights are given, RFC 4314 §2: a person, everybody of a domain, or everybody.
///
/// @param name as it is shown: `jane@example.com`, `@example.com`, `anyone`
/// @param account of a person, the log of their account: who is given an address that another had
///   before does not come into their rights. Empty for others.
public record Identifier(String name, String account) {
  public static final Identifier ANYONE = new Identifier("anyone", "");

  /// Everybody of a domain, in lower case.
  public static Identifier domain(String domain) {
    return new Identifier('@' + domain, "");
  }

  public static Identifier person(String address, String account) {
    return new Identifier(address, account);
  }

  public boolean isPerson() {
    return !account.isEmpty();
  }

  public boolean matches(Viewer viewer) {
    return isPerson()
        ? account.equals(viewer.account())
        : equals(ANYONE) || name.equals('@' + viewer.domain());
  }
}
