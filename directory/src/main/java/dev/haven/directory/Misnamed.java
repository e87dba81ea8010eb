package dev.haven.directory;

/// What a user name that is nobody's was meant to be. For the administrator only: whatever it is,
/// the client is told the same, and as slowly.
///
/// @param state who there is
record Misnamed(DirectoryState state) {
  SignInRefusal why(String user) {
    var bare = user.strip();
    if (!bare.equals(user) && state.user(bare).isPresent()) {
      return SignInRefusal.BLANK_IN_USER;
    }
    var parsed = Address.parsed(bare);
    if (parsed.isEmpty()) {
      return SignInRefusal.NOT_A_FULL_ADDRESS;
    }
    var address = parsed.get();
    var domain = state.domain(address.domain());
    if (domain.isEmpty()) {
      return SignInRefusal.DOMAIN_NOT_OURS;
    }
    if (domain.get().person(address.key()).isPresent()) {
      return SignInRefusal.PUBLIC_ACCOUNT;
    }
    return domain.get().alias(address.key()).isPresent()
        ? SignInRefusal.ALIAS
        : SignInRefusal.UNKNOWN_USER;
  }

  /// The address of the account that was meant; empty if there is none.
  String account(String user) {
    return state.user(user.strip()).map(stored -> stored.person().address().toString()).orElse("");
  }
}
