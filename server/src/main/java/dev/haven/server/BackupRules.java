package dev.haven.server;

import dev.haven.directory.Address;
import dev.haven.directory.DomainName;
import dev.haven.queue.Backup;
import dev.haven.queue.outgoing.CallAhead;
import dev.haven.queue.outgoing.Operator;
import dev.haven.queue.outgoing.Queue;
import dev.haven.server.config.BackupRecipients;
import dev.haven.server.config.BackupSettings;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.smtp.Turn;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What the configuration says of standing in for others, as rules. Safe for any thread.
final class BackupRules {
  private BackupRules() {}

  static Backup of(BackupSettings settings, CallAhead callAhead) {
    return new Backup(domains(settings)::contains, check(settings, callAhead));
  }

  /// As addresses name them.
  static Set<String> domains(BackupSettings settings) {
    return settings.domains().stream()
        .flatMap(name -> DomainName.normalised(name).stream())
        .map(DomainName::ascii)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What ETRN does for them.
  static Turn turn(BackupSettings settings, Queue queue) {
    if (!settings.etrn() || settings.domains().isEmpty()) {
      return Turn.UNOFFERED;
    }
    var domains = domains(settings);
    var operator = new Operator(queue);
    return domain -> {
      if (!domains.contains(domain)) {
        throw Reply.refused(459, "5.7.1", "Nothing is kept here for " + domain); // RFC 1985 §5.3
      }
      return operator.retry("@" + domain);
    };
  }

  private static Backup.Check check(BackupSettings settings, CallAhead callAhead) {
    return switch (settings.recipients()) {
      case BackupRecipients.ALL -> _ -> {};
      case BackupRecipients.LISTED -> listed(settings);
      case BackupRecipients.ASK -> recipient -> asked(recipient, callAhead.ask(recipient));
    };
  }

  private static Backup.Check listed(BackupSettings settings) {
    var listed =
        settings.addresses().stream()
            .map(text -> text.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return recipient -> {
      var address = recipient.toString().toLowerCase(Locale.ROOT);
      boolean known = listed.contains(address) || listed.contains("@" + recipient.domain());
      if (!known && !recipient.isPostmaster()) {
        throw unknown(recipient, "its list of " + recipient.domain() + "'s addresses");
      }
    };
  }

  private static void asked(Address recipient, CallAhead.Answer answer) throws Refused {
    switch (answer) {
      case KNOWN, UNDECIDED -> {}
      case UNKNOWN -> throw unknown(recipient, recipient.domain() + "'s own server");
      case BUSY ->
          throw Reply.refused(
              450, "4.3.2", "Too many addresses are being looked up; try again in some minutes");
    }
  }

  private static Refused unknown(Address recipient, String source) {
    return Reply.refused(
        550,
        "5.1.1",
        "There is no " + recipient + ", says " + source + ";",
        "this server only stands in for that one");
  }
}
