package dev.haven.server.control;

import dev.haven.diagnosis.AttemptMeaning;
import dev.haven.directory.SignInRecord;
import dev.haven.directory.SignInRefusal;
import dev.haven.wire.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Shows the record of sign-ins, with cause and remedy.
///
/// @param records all of them, the latest first
public record SignIns(Supplier<List<SignInRecord>> records) {
  private static final String SIGNED_IN = "signed_in";

  Answer list(Request.ListSignIns asked) throws Refused {
    var wanted = wanted(asked);
    var found = records.get().stream().filter(wanted).toList();
    var shown = found.stream().limit(asked.most()).map(SignIns::shown).toList();
    return new Answer.SignInsShown(shown, found.size() - shown.size());
  }

  private static Predicate<SignInRecord> wanted(Request.ListSignIns asked) throws Refused {
    Predicate<SignInRecord> wanted = record -> !asked.failed() || record.failed();
    if (asked.since().isPresent()) {
      var since = asked.since().get();
      wanted = wanted.and(record -> !record.last().isBefore(since));
    }
    if (!asked.account().isEmpty()) {
      wanted = wanted.and(record -> record.attempt().concerns(asked.account()));
    }
    if (!asked.from().isEmpty()) {
      var range = range(asked.from());
      wanted = wanted.and(record -> range.contains(InetAddress.ofLiteral(record.attempt().from())));
    }
    return wanted;
  }

  private static AddressRange range(String text) throws Refused {
    try {
      return AddressRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refused(String.valueOf(e.getMessage()), "write 192.0.2.1 or 192.0.2.0/24");
    }
  }

  /// A record for whoever asked.
  public static Answer.SignIn shown(SignInRecord record) {
    var attempt = record.attempt();
    var client = attempt.client();
    return new Answer.SignIn(
        record.first(),
        record.last(),
        record.count(),
        attempt.user(),
        attempt.account(),
        attempt.refusal().map(why -> why.name().toLowerCase(Locale.ROOT)).orElse(SIGNED_IN),
        attempt.from(),
        attempt.listener(),
        client.port(),
        client.tls(),
        client.serverName(),
        client.program(),
        client.mechanism(),
        attempt.refusal().map(SignIns::why));
  }

  private static Answer.Why why(SignInRefusal refusal) {
    var entry = meaning(refusal).entry();
    return new Answer.Why(entry.id(), entry.title(), entry.meaning(), entry.remedy());
  }

  /// What the catalogue says of a refusal: they are of the same name.
  static AttemptMeaning meaning(SignInRefusal refusal) {
    return AttemptMeaning.valueOf(refusal.name());
  }
}
