package dev.haven.imap;

import dev.haven.account.IntentRefused;
import dev.haven.account.KeepAccessKey;
import dev.haven.account.Right;
import dev.haven.imap.url.ImapUrl;
import dev.haven.imap.url.UrlParser;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `GENURLAUTH`, RFC 4467 §7: has URLs authorized, so that others can use them.
record GenUrlAuth(List<Rump> rumps) implements Command.WhenLoggedIn {

  /// A URL that says for whom it is, and by what it shall be authorized.
  record Rump(String url, String mechanism) {}

  static GenUrlAuth parse(ImapCursor in) throws SyntaxException {
    var rumps = new ArrayList<Rump>();
    do {
      in.space();
      var url = in.astring();
      in.space();
      rumps.add(new Rump(url, in.atom("a mechanism").toUpperCase(Locale.ROOT)));
    } while (!in.atEnd());
    return new GenUrlAuth(rumps);
  }

  @Override
  public Done run(State.LoggedIn state, Client client)
      throws IOException, Refused, IntentRefused, SyntaxException {
    var places = new ArrayList<Place>();
    for (var rump : rumps) {
      places.add(place(rump, state));
    }
    var urls = new ArrayList<String>();
    for (int i = 0; i < rumps.size(); i++) {
      urls.add(authorized(rumps.get(i).url(), places.get(i), state));
    }
    client.keyNews().know(state);
    var out = client.out().ascii("* GENURLAUTH");
    urls.forEach(url -> out.sp().string(url));
    out.crlf();
    return new Done(state, "GENURLAUTH completed");
  }

  /// The mailbox that the URL speaks of, if it can be authorized (RFC 4467 §7).
  private static Place place(Rump rump, State.LoggedIn state) throws Refused, SyntaxException {
    if (!rump.mechanism().equals(UrlToken.MECHANISM)) {
      throw new Refused("CANNOT", "INTERNAL is the only mechanism here");
    }
    var url = UrlParser.parse(rump.url());
    requireRump(url);
    var owner = AuthorizedUrl.owner(url, state.user().namespaces());
    if (owner.isEmpty() || !owner.get().account().equals(state.user().person().account())) {
      throw wrong("The URL must name you as its user: imap://user@host/...");
    }
    var place = Mailboxes.spot(url.message().mailbox().orElseThrow(), state).place();
    if (place.isEmpty() || !place.get().allows(Right.READ)) {
      throw wrong("There is no such mailbox");
    }
    return place.get();
  }

  private static void requireRump(ImapUrl url) throws Refused {
    if (url.server().isEmpty() || url.server().get().user().isEmpty()) {
      throw wrong("missing owner username in supplied URL");
    }
    if (url.message().mailbox().isEmpty() || url.message().uid().isEmpty()) {
      throw wrong("The URL must mean one message, or a part of it");
    }
    if (url.authorization().isEmpty()) {
      throw wrong("missing access identifier in supplied URL");
    }
    if (url.authorization().get().token().isPresent()) {
      throw wrong("The URL is authorized already");
    }
  }

  private static Refused wrong(String why) {
    return Refused.mistake("CLIENTBUG", why);
  }

  private static String authorized(String url, Place place, State.LoggedIn state)
      throws IntentRefused {
    var intent = new KeepAccessKey(AuthorizedUrl.keyed(place), UrlToken.newKey(), false);
    return url + UrlToken.of(url, state.user().account().commit(intent));
  }
}
