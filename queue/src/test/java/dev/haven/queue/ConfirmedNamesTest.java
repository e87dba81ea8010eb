package dev.haven.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.dns.Answer;
import dev.haven.dns.Question;
import dev.haven.dns.Zone;
import dev.haven.smtp.ReverseName;
import dev.haven.smtp.ReverseName.State;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ConfirmedNamesTest {
  private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::1");

  private final Zone zone =
      Zone.empty()
          .record(Question.reverse(CLIENT), "liar.example.")
          .record(Question.reverse(CLIENT), "mail.example.")
          .address("mail.example", "192.0.2.1")
          .address("liar.example", "192.0.2.7")
          .record(Question.reverse(SIX), "six.example")
          .address("six.example", "2001:db8::2");

  @Test
  void aNameCountsThatHasTheAddress() {
    var names = new ConfirmedNames(zone);
    assertEquals(new ReverseName(State.CONFIRMED, "mail.example"), names.of(CLIENT));
    assertTrue(names.leads("mail.example", CLIENT));
    assertEquals(new ReverseName(State.UNCONFIRMED, "six.example"), names.of(SIX));
  }

  @Test
  void noNameAndNoAnswerAreTwoThings() {
    var nameless = InetAddress.ofLiteral("192.0.2.9");
    assertEquals(new ReverseName(State.NONE, ""), new ConfirmedNames(zone).of(nameless));
    var silent =
        zone.with(Question.reverse(nameless), new Answer.TemporaryFailure<String>("nobody"));
    assertEquals(new ReverseName(State.NO_ANSWER, ""), new ConfirmedNames(silent).of(nameless));
  }

  @Test
  void privateAddressesAreNobodysBusiness() {
    var names = new ConfirmedNames(zone);
    for (var address : new String[] {"127.0.0.1", "10.1.2.3", "::1", "fe80::1", "fd00::1"}) {
      assertEquals(ReverseName.UNASKED, names.of(InetAddress.ofLiteral(address)), address);
    }
  }
}
