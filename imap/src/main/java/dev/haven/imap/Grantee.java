package dev.haven.imap;

import dev.haven.account.Identifier;
import dev.haven.wire.SyntaxException;
import java.util.Optional;

/// To whom rights are given, as a client names them, RFC 4314 §2.
///
/// @param asWritten with the dash of negative rights
record Grantee(String asWritten) {

  static Grantee parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var name = in.astring();
    if (name.isEmpty() || name.equals("-")) {
      throw new SyntaxException("an identifier", at);
    }
    return new Grantee(name);
  }

  boolean negative() {
    return asWritten.startsWith("-");
  }

  private String name() {
    return negative() ? asWritten.substring(1) : asWritten;
  }

  /// A bare name is that of a person of the domain of whoever writes it, and of no other.
  private String completed(State.LoggedIn state) {
    boolean whole = name().indexOf('@') >= 0 || name().equalsIgnoreCase(Identifier.ANYONE.name());
    return whole ? name() : name() + "@" + home(state);
  }

  private static String home(State.LoggedIn state) {
    return state.user().person().address().domain();
  }

  /// Whether it is the owner of that mailbox.
  boolean isOwner(Place place, State.LoggedIn state) {
    return completed(state).equalsIgnoreCase(place.owner().person().address().toString());
  }

  /// Somebody who is there now.
  Identifier find(State.LoggedIn state) throws Refused {
    return lookUp(state)
        .orElseThrow(() ->
            new Refused(
                "CANNOT",
                "There is nobody of this name here; name an address of this server, '@' and one of"
                    + " its domains, or 'anyone'"));
  }

  /// Somebody who has rights on that mailbox, even if they are not there any more; else somebody
  /// who is there.
  Identifier known(Place place, State.LoggedIn state) throws Refused {
    var name = completed(state);
    for (var entry : place.mailbox().acl().entries()) {
      if (entry.who().name().equalsIgnoreCase(name)) {
        return entry.who();
      }
    }
    return find(state);
  }

  private Optional<Identifier> lookUp(State.LoggedIn state) {
    return state.user().namespaces().identifiers().find(completed(state), home(state));
  }
}
