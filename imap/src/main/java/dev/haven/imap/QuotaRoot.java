package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.Limits;
import dev.haven.directory.Person;
import java.io.IOException;
import java.util.OptionalLong;

/// An account as what a quota is set for, RFC 9208 §3.2; its name is the account's address.
record QuotaRoot(Person person, Account account) {
  /// RFC 9208 §5.1: storage is told in units of 1024 octets.
  static final int UNIT = 1024;

  static QuotaRoot of(Owner owner) {
    return new QuotaRoot(owner.person(), owner.account());
  }

  String name() {
    return person.address().toString();
  }

  /// The QUOTA response, RFC 9208 §4.2.1: resources without a limit are not told.
  void write(Responses out) throws IOException {
    var limits = account.limits();
    var state = account.state();
    var usage = state.usage();
    out.ascii("* QUOTA ").astring(name()).ascii(" (");
    boolean first = write("STORAGE", units(usage.octets()), storage(limits), true, out);
    first = write("MESSAGE", usage.messages(), limits.messages(), first, out);
    write("MAILBOX", state.mailboxes().size(), limits.mailboxes(), first, out);
    out.put(')').crlf();
  }

  private static OptionalLong storage(Limits limits) {
    return limits.octets().isPresent()
        ? OptionalLong.of(limits.octets().getAsLong() / UNIT)
        : limits.octets();
  }

  private static long units(long octets) {
    return (octets + UNIT - 1) / UNIT;
  }

  private static boolean write(
      String resource, long used, OptionalLong limit, boolean first, Responses out) {
    if (limit.isEmpty()) {
      return first;
    }
    out.ascii(first ? "" : " ").ascii(resource).sp().number(used).sp().number(limit.getAsLong());
    return false;
  }
}
