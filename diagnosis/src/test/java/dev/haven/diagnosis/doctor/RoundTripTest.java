package dev.haven.diagnosis.doctor;

import static dev.haven.diagnosis.doctor.Zoo.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.TripMeaning;
import dev.haven.diagnosis.probe.Credentials;
import dev.haven.dns.Zone;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Messages to oneself that get lost. One that arrives is in the tests of the whole server.
@Timeout(120)
class RoundTripTest {
  private static Report visit(Behaviour sending, Behaviour reading, Service by) throws IOException {
    try (var zoo = new Zoo();
        var out = Cage.of(sending);
        var in = Cage.of(reading)) {
      return zoo.doctor(Zone.empty(), 0)
          .signingIn(new Credentials("jane@zoo.example", "right"))
          .sendingThere()
          .examine(
              Zoo.HOST,
              List.of(new Host(Zoo.HOST, List.of(Zoo.LOOPBACK), false)),
              List.of(
                  new Door(Service.SUBMISSIONS, out.port(), true), new Door(by, in.port(), true)));
    }
  }

  @Test
  void whatIsRefusedIsNotLookedFor() throws IOException {
    var sending = healthy(Service.SUBMISSIONS).withAnswer("DATA", "554 5.7.1 no mail like that");
    var report = visit(sending, healthy(Service.IMAPS), Service.IMAPS);
    assertEquals(List.of(TripMeaning.NOT_ACCEPTED.entry().id()), Zoo.ids(report));
    var cause = report.findings().getFirst().cause();
    assertTrue(cause.contains("no mail like that"), cause);
  }

  @Test
  void whatDoesNotArriveIsAFindingWithTheWordsOfWhoTookIt() throws IOException {
    var report = visit(healthy(Service.SUBMISSIONS), healthy(Service.POP3S), Service.POP3S);
    assertEquals(List.of(TripMeaning.NOT_ARRIVED.entry().id()), Zoo.ids(report));
    var cause = report.findings().getFirst().cause();
    assertTrue(cause.contains("taken with \"250 2.0.0 Taken"), cause);
  }
}
