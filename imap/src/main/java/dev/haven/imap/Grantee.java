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

  /// Whether it is the owner of that mailbox.
  boolean isOwner(Place place) {
    var person = place.owner().person();
    var home = person.address().domain();
    return name().equalsIgnoreCase(person.address().toString())
        || (name() + "@" + home).equalsIgnoreCase(person.address().toString());
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
    var home = "@" + state.user().person().address().domain();
    for (var entry : place.mailbox().acl().entries()) {
      var name = entry.who().name();
      if (name.equalsIgnoreCase(name()) || name.equalsIgnoreCase(name() + home)) {
        return entry.who();
      }
    }
    return find(state);
  }

  private Optional<Identifier> lookUp(State.LoggedIn state) {
    var home = state.user().person().address().domain();
    return state.user().namespaces().identifiers().find(name(), home);
  }
}
