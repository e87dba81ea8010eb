package dev.haven.imap;

import dev.haven.directory.Address;
import dev.haven.directory.Person;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.Optional;

/// `GETQUOTA`, RFC 9208 §4.1.1: what an account holds, and what it may hold.
record GetQuota(String root) implements Command.WhenLoggedIn {

  static GetQuota parse(ImapCursor in) throws SyntaxException {
    in.space();
    return new GetQuota(in.astring());
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    find(root, state).write(client.out());
    return new Done(state, "GETQUOTA completed");
  }

  /// One's own, or that of an account in a domain that one answers for. Whoever asks for another
  /// learns nothing of whether it is there.
  static QuotaRoot find(String name, State.LoggedIn state) throws Refused {
    var user = state.user();
    var person = person(name, user.namespaces());
    if (person.isPresent() && person.get().account().equals(user.account().id())) {
      return new QuotaRoot(person.get(), user.account());
    }
    if (person.isPresent() && administers(user.person(), person.get(), user.namespaces())) {
      var account = user.namespaces().accounts().account(person.get().account());
      return new QuotaRoot(person.get(), account);
    }
    throw new Refused("NOPERM", "There is no quota root of this name that you may see");
  }

  private static Optional<Person> person(String name, Namespaces namespaces) {
    try {
      return namespaces.directory().person(Address.parse(name));
    } catch (SyntaxException _) {
      return Optional.empty();
    }
  }

  /// Whether somebody answers for the domain of another.
  static boolean administers(Person somebody, Person other, Namespaces namespaces) {
    return namespaces
        .directory()
        .responsible(other.address().domain())
        .filter(person -> person.account().equals(somebody.account()))
        .isPresent();
  }
}
