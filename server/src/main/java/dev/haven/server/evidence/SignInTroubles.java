package dev.haven.server.evidence;

import dev.haven.diagnosis.AttemptMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.directory.SignInRecord;
import dev.haven.directory.SignInRefusal;
import dev.haven.wire.PeerKind;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Programs that keep failing to sign in, and whose owner may not be aware of it.
///
/// Only from where an account has signed in before, or from the own network: others are strangers
/// who guess.
///
/// @param records of all sign-ins, the latest first
/// @param now what time it is
public record SignInTroubles(List<SignInRecord> records, Instant now) {
  private static final int OFTEN = 3;
  private static final int MOST_EVIDENCE = 10;
  private static final Duration LATELY = Duration.ofDays(3);

  private record Trouble(String account, SignInRefusal refusal) {}

  public List<Finding> findings() {
    var groups = new LinkedHashMap<Trouble, List<SignInRecord>>();
    for (var record : records) {
      var refusal = record.attempt().refusal();
      if (refusal.isPresent() && matters(record, refusal.get())) {
        var whose = record.attempt().account();
        var named = whose.isEmpty() ? record.attempt().user() : whose;
        groups
            .computeIfAbsent(new Trouble(named, refusal.get()), _ -> new ArrayList<>())
            .add(record);
      }
    }
    var findings = new ArrayList<Finding>();
    groups.forEach((trouble, group) -> findings.add(finding(trouble, group)));
    return findings;
  }

  private boolean matters(SignInRecord failed, SignInRefusal refusal) {
    boolean passing =
        refusal.isTemporary()
            || refusal == SignInRefusal.CANCELLED
            || failed.attempt().user().isEmpty();
    return !passing
        && failed.count() >= OFTEN
        && failed.last().isAfter(now.minus(LATELY))
        && isFromHome(failed)
        && !wasMended(failed);
  }

  private boolean isFromHome(SignInRecord failed) {
    var from = InetAddress.ofLiteral(failed.attempt().from());
    return PeerKind.of(from, InetAddress.getLoopbackAddress()) != PeerKind.PUBLIC
        || records.stream().anyMatch(record -> isSuccessOf(record, failed));
  }

  private boolean wasMended(SignInRecord failed) {
    return records.stream()
        .anyMatch(record ->
            isSuccessOf(record, failed)
                && record.attempt().listener().equals(failed.attempt().listener())
                && record.last().isAfter(failed.last()));
  }

  private static boolean isSuccessOf(SignInRecord record, SignInRecord failed) {
    return !record.failed()
        && !failed.attempt().account().isEmpty()
        && record.attempt().account().equals(failed.attempt().account())
        && record.attempt().from().equals(failed.attempt().from());
  }

  private static Finding finding(Trouble trouble, List<SignInRecord> group) {
    var meaning = AttemptMeaning.valueOf(trouble.refusal().name());
    long times = group.stream().mapToLong(SignInRecord::count).sum();
    return meaning.at(
        trouble.account(),
        "%s could not sign in %d times: %s"
            .formatted(trouble.account(), times, lowered(meaning.entry().title())),
        group.stream().limit(MOST_EVIDENCE).map(SignInTroubles::evidence).toList());
  }

  private static String lowered(String title) {
    return Character.toLowerCase(title.charAt(0)) + title.substring(1);
  }

  private static String evidence(SignInRecord record) {
    return record.count() + " times, last " + record.last() + ": " + record.attempt();
  }
}
