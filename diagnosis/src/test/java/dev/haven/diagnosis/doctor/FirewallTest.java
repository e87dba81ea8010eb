package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.PortMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.probe.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a firewall makes of a port, by a real one.
@Timeout(120)
class FirewallTest {
  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final Patience PATIENCE = new Patience(SHORT, SHORT, SHORT, SHORT, SHORT);

  @ParameterizedTest
  @CsvSource({
    "tcp dport 993 drop, DROPPED",
    "tcp dport 993 reject with tcp reset, REFUSED",
    "tcp dport 993 reject with icmp type admin-prohibited, UNREACHABLE",
    "tcp dport 143 drop, REFUSED"
  })
  void whatItDoesWithAPortIsExactlyTheFinding(String rule, PortMeaning meaning) throws IOException {
    assertFinds(meaning, List.of(new Door(Service.IMAPS, 993, true)), rule);
  }

  @Test
  void aMachineThatAnswersNowhereIsOneFinding() throws IOException {
    assertFinds(PortMeaning.HOST_SILENT, Door.standard(), "meta l4proto tcp drop");
  }

  private static void assertFinds(Meaning meaning, List<Door> doors, String rule)
      throws IOException {
    try (var zoo = new Zoo().with(PATIENCE);
        var wall = Firewall.of(rule)) {
      var host = new Host(Zoo.HOST, List.of(wall.address()), false);
      var report = zoo.visit(List.of(host), doors);
      assertEquals(List.of(meaning.entry().id()), Zoo.ids(report), report::toString);
    }
  }
}
