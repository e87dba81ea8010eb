package dev.haven.server.control;

import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.passive.Gathering;
import dev.haven.queue.outgoing.QueueView;
import dev.haven.store.journal.VerifyReport;
import dev.haven.wire.TlsLibrary;
import dev.haven.wire.TlsMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What comes back.
public sealed interface Answer extends Message {
  /// It is done.
  ///
  /// @param words what was done, as a sentence without its full stop
  record Done(String words) implements Answer {}

  /// It is not done.
  record NotDone(String cause, String remedy) implements Answer {}

  /// What was found of accounts that are to be added together; if nothing is wrong and that was
  /// asked for, they are.
  record Judged(List<Wrong> wrong) implements Answer {}

  record Domains(List<Domain> domains) implements Answer {}

  record Accounts(List<Account> accounts) implements Answer {}

  /// What of IMAP is switched off, for whom.
  record Capabilities(List<SwitchedOff> accounts) implements Answer {}

  record Aliases(List<Alias> aliases) implements Answer {}

  /// Accounts that are nobody's own, and who may do what there.
  record PublicMailboxes(List<PublicMailbox> mailboxes) implements Answer {}

  /// A server at a glance.
  ///
  /// @param certificate what TLS is served with
  /// @param tls whose TLS is in use
  /// @param refusedSignIns the latest, newest first, each with its cause and remedy
  /// @param limits how often each of those that are no listener's was reached, by name
  /// @param notices what the administrator should know
  /// @param gatherings who reached which port, and who failed there
  /// @param findings what that means, with ids of the catalogue
  record Status(
      String version,
      long pid,
      Instant started,
      String host,
      String data,
      List<Listener> listeners,
      Certificate certificate,
      TlsLibrary tls,
      List<SignIn> refusedSignIns,
      Map<String, Long> limits,
      List<Notice> notices,
      List<Gathering> gatherings,
      List<dev.haven.diagnosis.Finding> findings)
      implements Answer {}

  /// What is weak, or about to break.
  ///
  /// @param gone what is so no more: id and place of findings that were told before
  record Audited(Report report, List<String> gone) implements Answer {}

  /// What the mail programs of an account are to be set to.
  ///
  /// @param servers of one protocol the best first
  /// @param page where it can be fetched; absent without HTTPS
  /// @param records for the DNS, as lines of a zone
  /// @param files the same for programs, by name
  record SetupShown(
      String account,
      String host,
      List<MailServer> servers,
      Optional<String> page,
      List<String> records,
      List<SetupFile> files)
      implements Answer {}

  /// A port for mail programs.
  ///
  /// @param protocol `IMAP`, `POP3` or `SMTP`
  record MailServer(String protocol, int port, String security) {}

  /// A document.
  ///
  /// @param base64 its octets
  record SetupFile(String name, String base64) {}

  /// What a verification found.
  ///
  /// @param bytes of journal that were read
  /// @param findings what is wrong; empty if all is well
  record Verified(long bytes, long entries, long items, List<Finding> findings) implements Answer {
    /// The same as a report of the store.
    public static Verified of(VerifyReport report) {
      return new Verified(
          report.bytes(),
          report.entries(),
          report.items(),
          report.findings().stream()
              .map(found -> new Finding(found.where(), found.what(), found.remedy()))
              .toList());
    }
  }

  record Finding(String where, String what, String remedy) {}

  /// Why an account of a list cannot be added.
  ///
  /// @param position in the list, from 0
  /// @param existing whether it is only that there is this account already
  record Wrong(int position, boolean existing, String cause, String remedy) {}

  /// What several facts mean together, and what to do.
  record Notice(String cause, String remedy) {}

  /// What a rehearsal saw.
  record Rehearsed(Report report) implements Answer {}

  /// The queue.
  record Queued(QueueView queue) implements Answer {}

  /// A message of the queue.
  ///
  /// @param rehearsal what would become of it now, where that was asked for
  record QueuedMessage(QueueView.History message, Optional<Report> rehearsal) implements Answer {
    public QueuedMessage(QueueView.History message) {
      this(message, Optional.empty());
    }
  }

  /// The relay; absent if there is none.
  record RelayShown(Optional<RelayServer> relay) implements Answer {}

  record RelayServer(String host, int port, String tls, String user) {}

  record Domain(String name, int accounts, int aliases, Optional<String> administrator) {}

  record Account(String address, boolean suspended, OptionalLong quota, Instant created) {}

  record SwitchedOff(String account, List<String> switchedOff) {}

  record PublicMailbox(String address, String mailbox, List<Grant> grants) {}

  record Grant(String who, String rights) {}

  record Alias(String address, List<String> targets) {}

  /// A port and how it is.
  ///
  /// @param asked the port of the configuration
  /// @param port the one that is bound, which may be another; absent if none is
  /// @param trouble why it is not as asked, absent if it is
  /// @param counts what was seen since the start, by name
  record Listener(
      String name,
      String protocol,
      TlsMode tls,
      int asked,
      OptionalLong port,
      List<String> addresses,
      Optional<Trouble> trouble,
      Map<String, Long> counts) {}

  record Trouble(String cause, String remedy) {}

  record Certificate(List<String> names, Instant expires, Optional<String> authority) {}

  /// Sign-ins that were alike.
  ///
  /// @param user as typed
  /// @param account that was meant; empty if nobody knows one
  /// @param outcome `signed_in`, or what was wrong
  /// @param tls its version, empty if the connection was in clear
  /// @param serverName the name that the client asked for in TLS
  /// @param why absent if it was accepted
  record SignIn(
      Instant first,
      Instant last,
      long count,
      String user,
      String account,
      String outcome,
      String from,
      String listener,
      int port,
      String tls,
      String serverName,
      String program,
      String mechanism,
      Optional<Why> why) {}

  /// What a refusal means.
  ///
  /// @param id of the finding
  record Why(String id, String cause, String meaning, String remedy) {}

  /// Sign-ins, the latest first.
  ///
  /// @param more how many others there are
  record SignInsShown(List<SignIn> signIns, long more) implements Answer {}
}
