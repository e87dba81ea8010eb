package dev.haven.diagnosis.judge;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.Offer;
import dev.haven.diagnosis.probe.TlsSeen;
import java.util.ArrayList;
import java.util.List;

/// What ways to sign in are offered, and what they give away.
final class SignInJudge {
  private SignInJudge() {}

  static List<Finding> findings(Observation seen) {
    var findings = new ArrayList<Finding>();
    var where = seen.target().where();
    if (seen.before().takesPasswords()) {
      findings.add(
          SignInMeaning.IN_CLEAR.at(
              where,
              "Passwords are taken before encryption (%s)"
                  .formatted(
                      String.join(", ", seen.before().mechanisms().stream().sorted().toList())),
              seen.heard()));
    }
    boolean forPeople = seen.target().service() != Service.SMTP;
    boolean asked = seen.tls() instanceof TlsSeen.Agreed && !seen.after().equals(Offer.NONE);
    if (forPeople && asked && seen.after().mechanisms().isEmpty()) {
      findings.add(
          SignInMeaning.NONE_OFFERED.at(
              where, "No way to sign in is offered, not even inside TLS", seen.heard()));
    }
    return findings;
  }
}
