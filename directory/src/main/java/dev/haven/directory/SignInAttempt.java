package dev.haven.directory;

import dev.haven.wire.Addresses;
import java.util.Locale;
import java.util.Optional;

/// What is the same in sign-ins that are counted together. No password is in it.
///
/// @param account the address of the account that was meant; empty if nobody knows one
/// @param user as typed
/// @param refusal empty if it was accepted
/// @param from the client's address
/// @param listener by its name in the configuration
public record SignInAttempt(
    String account,
    String user,
    Optional<SignInRefusal> refusal,
    String from,
    String listener,
    SignInClient client) {
  static SignInAttempt of(SignInEvent event) {
    var where = event.where();
    return new SignInAttempt(
        event.account(),
        event.user(),
        event.refusal(),
        Addresses.text(where.remote()),
        where.listener(),
        where.client());
  }

  SignInAttempt by(String program) {
    return new SignInAttempt(account, user, refusal, from, listener, client.named(program));
  }

  /// Whether it is about an account, be it that its address was typed wrongly.
  ///
  /// @param address the whole address, or whatever was typed
  public boolean concerns(String address) {
    var typed = user.strip();
    int at = address.lastIndexOf('@');
    return account.equalsIgnoreCase(address)
        || typed.equalsIgnoreCase(address)
        || (account.isEmpty() && at > 0 && typed.equalsIgnoreCase(address.substring(0, at)));
  }

  /// As a line of a log has it.
  @Override
  public String toString() {
    return "outcome=%s user=\"%s\" account=%s from=%s listener=%s port=%d tls=%s by=%s program=\"%s\""
        .formatted(
            refusal.map(why -> why.name().toLowerCase(Locale.ROOT)).orElse("accepted"),
            user,
            account,
            from,
            listener,
            client.port(),
            client.tls(),
            client.mechanism(),
            client.program());
  }
}
