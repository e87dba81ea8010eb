package dev.haven.server.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// All that an administrator can ask for.
public sealed interface Request {
  /// A change, to be written to the audit log.
  sealed interface Change extends Request {
    /// As the audit log has it; never with a password.
    String audit();

    /// A line of the audit log for each thing that is changed.
    default List<String> audits() {
      return List.of(audit());
    }
  }

  record ListDomains() implements Request {}

  record AddDomain(String name) implements Change {
    @Override
    public String audit() {
      return "change=domain-add domain=" + name;
    }
  }

  /// Asks for the end of a domain.
  ///
  /// @param withAccounts whether its accounts and their mail may go with it
  record RemoveDomain(String name, boolean withAccounts) implements Change {
    @Override
    public String audit() {
      return "change=domain-remove domain=" + name + " with-accounts=" + withAccounts;
    }
  }

  record ListAccounts() implements Request {}

  record AddAccount(String address, String password) implements Change {
    @Override
    public String audit() {
      return "change=account-add account=" + address;
    }

    @Override
    public String toString() {
      return "AddAccount[" + address + "]";
    }
  }

  /// An account of a list.
  record Listed(String address, String password) {
    @Override
    public String toString() {
      return "Listed[" + address + "]";
    }
  }

  /// Asks what would keep accounts from being added together.
  record CheckAccounts(List<Listed> accounts) implements Request {}

  /// Adds accounts, all of them or none.
  record AddAccounts(List<Listed> accounts) implements Change {
    @Override
    public String audit() {
      return "change=account-add accounts=" + accounts.size();
    }

    @Override
    public List<String> audits() {
      return accounts.stream().map(one -> "change=account-add account=" + one.address()).toList();
    }
  }

  record SetPassword(String address, String password) implements Change {
    @Override
    public String audit() {
      return "change=account-password account=" + address;
    }

    @Override
    public String toString() {
      return "SetPassword[" + address + "]";
    }
  }

  record RemoveAccount(String address) implements Change {
    @Override
    public String audit() {
      return "change=account-remove account=" + address;
    }
  }

  /// Asks for other limits of an account; one that is absent is lifted.
  record SetQuota(
      String address, OptionalLong octets, OptionalLong messages, OptionalLong mailboxes)
      implements Change {
    @Override
    public String audit() {
      return "change=account-quota account="
          + address
          + limit(" octets=", octets)
          + limit(" messages=", messages)
          + limit(" mailboxes=", mailboxes);
    }

    private static String limit(String name, OptionalLong limit) {
      return name + (limit.isPresent() ? Long.toString(limit.getAsLong()) : "none");
    }
  }

  /// Asks what of IMAP is switched off.
  ///
  /// @param address for which account; empty for all
  record ListCapabilities(String address) implements Request {}

  /// Switches IMAP capabilities of an account off, and others on again.
  record SwitchCapabilities(String address, List<String> off, List<String> on) implements Change {
    @Override
    public String audit() {
      return "change=account-capability account=%s off=%s on=%s"
          .formatted(address, String.join(",", off), String.join(",", on));
    }
  }

  record AddPublic(String address) implements Change {
    @Override
    public String audit() {
      return "change=public-add account=" + address;
    }
  }

  record ListPublic() implements Request {}

  /// Asks for rights on a mailbox of a public account.
  ///
  /// @param who an address, `@` and a domain, or `anyone`
  /// @param rights letters of RFC 4314 §2.1, or `none`
  record GrantPublic(String address, String mailbox, String who, String rights) implements Change {
    @Override
    public String audit() {
      return "change=public-grant account=%s mailbox=\"%s\" who=%s rights=%s"
          .formatted(address, mailbox, who, rights);
    }
  }

  record ListAliases() implements Request {}

  record AddAlias(String address, List<String> targets) implements Change {
    @Override
    public String audit() {
      return "change=alias-add alias=" + address + " targets=" + String.join(",", targets);
    }
  }

  record RemoveAlias(String address) implements Change {
    @Override
    public String audit() {
      return "change=alias-remove alias=" + address;
    }
  }

  /// About the queue and the relay.
  sealed interface OfSending extends Request {}

  /// Looks at the queue.
  ///
  /// @param what `all`, `@DOMAIN` or a message's id
  /// @param from only this sender's; empty for all
  record ListQueue(String what, String from, boolean held, int most) implements OfSending {}

  record ShowQueued(String id) implements OfSending {}

  /// Does something to messages in the queue.
  ///
  /// @param action `retry`, `hold`, `release`, `drop` or `bounce`
  record ChangeQueue(String action, String what) implements OfSending, Change {
    @Override
    public String audit() {
      return "change=queue-" + action + " what=" + what;
    }
  }

  /// Stops or resumes sending.
  ///
  /// @param domain or `all`
  record PauseQueue(String domain, boolean paused) implements OfSending, Change {
    @Override
    public String audit() {
      return "change=queue-" + (paused ? "pause" : "resume") + " domain=" + domain;
    }
  }

  record ShowRelay() implements OfSending {}

  /// Sends all mail that has no other way through a server, which is tried out first.
  ///
  /// @param user empty to send without signing in
  record SetRelay(String host, int port, boolean implicitTls, String user, String password)
      implements OfSending, Change {
    @Override
    public String audit() {
      return "change=relay-set host=" + host + " port=" + port + " user=" + user;
    }

    @Override
    public String toString() {
      return "SetRelay[" + host + ":" + port + "]";
    }
  }

  record RemoveRelay() implements OfSending, Change {
    @Override
    public String audit() {
      return "change=relay-remove";
    }
  }

  /// Asks what is weak, or about to break.
  ///
  /// @param changes only what is new since this was last asked so
  record Audit(boolean changes) implements Request {}

  /// What only a server that runs can tell.
  sealed interface OfRunning extends Request {}

  record ShowStatus() implements OfRunning {}

  /// Asks what the mail programs of an account are to be set to.
  record ShowSetup(String account) implements OfRunning {}

  /// Looks at sign-ins.
  ///
  /// @param account whose; empty for all
  /// @param since the earliest that is wanted
  /// @param failed whether only those that were refused
  /// @param from the client's address or network; empty for all
  record ListSignIns(String account, Optional<Instant> since, boolean failed, String from, int most)
      implements Request {}

  /// What would become of a message; nothing is sent or kept.
  sealed interface OfRehearsal extends Request {}

  /// Walks the way out.
  ///
  /// @param from empty for the null sender
  record RehearseDeparture(String from, String to) implements OfRehearsal {}

  /// Walks the way of a message that waits to be sent.
  record RehearseQueued(String id) implements OfRehearsal {}

  /// Brings a message as another server would.
  ///
  /// @param from empty for the null sender
  /// @param hello what that server says; empty for its address
  /// @param file the message, which the server can read
  record RehearseArrival(String from, String ip, String hello, List<String> to, String file)
      implements OfRehearsal {}

  /// Asks a running server to verify what it has stored.
  record Verify() implements Request {}
}
