package dev.haven.imap;

import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.Quota;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// `SETQUOTA`, RFC 9208 §4.1.3: for whoever answers for the account's domain. Limits that are not
/// named are lifted.
record SetQuota(String root, List<Limit> limits) implements Command.WhenLoggedIn {

  /// @param resource in upper case
  record Limit(String resource, long value) {}

  static SetQuota parse(ImapCursor in) throws SyntaxException {
    in.space();
    var root = in.astring();
    in.space();
    in.expect('(');
    var limits = new ArrayList<Limit>();
    while (!in.sees(')')) {
      if (!limits.isEmpty()) {
        in.space();
      }
      var resource = in.atom("a resource").toUpperCase(Locale.ROOT);
      in.space();
      limits.add(new Limit(resource, in.number64("a limit")));
    }
    in.expect(')');
    return new SetQuota(root, List.copyOf(limits));
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    var found = GetQuota.find(root, state);
    var namespaces = state.user().namespaces();
    if (!GetQuota.administers(state.user().person(), found.person(), namespaces)) {
      throw new Refused(
          "NOPERM", "Quotas are set by whoever answers for the domain; ask your administrator");
    }
    try {
      var administration = namespaces.directory().administration();
      administration.setQuota(found.person().address(), quota());
    } catch (DirectoryRefused refused) {
      throw new Refused("CANNOT", refused.cause() + "; " + refused.remedy());
    }
    found.write(client.out());
    return new Done(state, "SETQUOTA completed");
  }

  private Quota quota() throws Refused {
    var octets = OptionalLong.empty();
    var messages = OptionalLong.empty();
    var mailboxes = OptionalLong.empty();
    for (var limit : limits) {
      if (limit.value() == 0) {
        throw new Refused("CANNOT", "A limit is above 0; leave it out for no limit");
      }
      switch (limit.resource()) {
        case "STORAGE" -> octets = OptionalLong.of(octets(limit.value()));
        case "MESSAGE" -> messages = OptionalLong.of(limit.value());
        case "MAILBOX" -> mailboxes = OptionalLong.of(limit.value());
        default -> throw new Refused("CANNOT", "Only STORAGE, MESSAGE and MAILBOX can be limited");
      }
    }
    return new Quota(octets, messages, mailboxes);
  }

  private static long octets(long units) throws Refused {
    if (units > Long.MAX_VALUE / QuotaRoot.UNIT) {
      throw new Refused("CANNOT", "The limit is beyond any disk; leave it out for no limit");
    }
    return units * QuotaRoot.UNIT;
  }
}
