package dev.haven.diagnosis.doctor;

import static dev.haven.diagnosis.doctor.Zoo.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.probe.Credentials;
import dev.haven.dns.Zone;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SigningInTest {
  @ParameterizedTest
  @EnumSource(
      value = Service.class,
      names = {"SMTP", "SIEVE"},
      mode = EnumSource.Mode.EXCLUDE)
  void aRightPasswordYieldsNoFinding(Service service) throws IOException {
    try (var zoo = new Zoo()) {
      var report = zoo.visit(service, healthy(service), "right");
      assertEquals(List.of(), report.findings());
      assertTrue(report.steps().getLast().seen().startsWith("works, with AUTH"), report::toString);
    }
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        arguments(SignInMeaning.REFUSED, Service.IMAPS, healthy(Service.IMAPS), "wrong"),
        arguments(SignInMeaning.REFUSED, Service.POP3, healthy(Service.POP3), "wrong"),
        arguments(
            SignInMeaning.REFUSED, Service.SUBMISSIONS, healthy(Service.SUBMISSIONS), "wrong"),
        arguments(
            SignInMeaning.UNAVAILABLE,
            Service.SUBMISSION,
            healthy(Service.SUBMISSION).withAnswer("AUTH", "454 4.7.0 later"),
            "right"),
        arguments(
            SignInMeaning.UNAVAILABLE,
            Service.IMAP,
            healthy(Service.IMAP).withAnswer("AUTHENTICATE", "NO [UNAVAILABLE] later"),
            "right"),
        arguments(
            SignInMeaning.NOTHING_IN_COMMON,
            Service.SUBMISSIONS,
            healthy(Service.SUBMISSIONS).withInside("AUTH XOAUTH2"),
            "right"),
        arguments(
            SignInMeaning.UNUSABLE,
            Service.IMAPS,
            healthy(Service.IMAPS).withAnswer("STATUS", "NO [SERVERBUG] damaged"),
            "right"),
        arguments(
            SignInMeaning.LOST,
            Service.POP3S,
            healthy(Service.POP3S).withAnswer("AUTH", Creature.HANG_UP),
            "right"));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("troubles")
  void eachTroubleYieldsExactlyItsFinding(
      Meaning meaning, Service service, Creature creature, String password) throws IOException {
    try (var zoo = new Zoo()) {
      var report = zoo.visit(service, creature, password);
      assertEquals(List.of(meaning.entry().id()), Zoo.ids(report), report::toString);
    }
  }

  @Test
  void noEvidenceHoldsThePassword() throws IOException {
    try (var zoo = new Zoo()) {
      var report = zoo.visit(Service.IMAPS, healthy(Service.IMAPS), "wrong").toString();
      assertFalse(report.contains("wrong"), report);
      assertFalse(report.contains("amFuZUB6b28uZXhhbXBsZQB3cm9uZw"), report);
    }
  }

  @Test
  void anAccountIsSparedFurtherRefusals() throws IOException {
    try (var zoo = new Zoo();
        var imap = Cage.of(healthy(Service.IMAPS));
        var pop3 = Cage.of(healthy(Service.POP3S))) {
      var report =
          zoo.doctor(Zone.empty(), 0)
              .signingIn(new Credentials("jane@zoo.example", "wrong"))
              .examine(
                  Zoo.HOST,
                  List.of(new Host(Zoo.HOST, List.of(Zoo.LOOPBACK), false)),
                  List.of(
                      new Door(Service.IMAPS, imap.port(), true),
                      new Door(Service.POP3S, pop3.port(), true)));
      assertEquals(List.of(SignInMeaning.REFUSED.entry().id()), Zoo.ids(report));
      assertTrue(report.steps().getLast().seen().startsWith("not tried"), report::toString);
    }
  }
}
