package dev.haven.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelloSanityTest {
  private static final ReverseNames NAMES =
      new ReverseNames() {
        @Override
        public ReverseName of(InetAddress client) {
          return ReverseName.UNASKED;
        }

        @Override
        public boolean leads(String name, InetAddress client) {
          return name.equals("good.example");
        }
      };

  @ParameterizedTest
  @CsvSource({
    "good.example, 192.0.2.1, CONFIRMED",
    "other.example, 192.0.2.1, UNCONFIRMED",
    "[192.0.2.1], 192.0.2.1, CONFIRMED",
    "[192.0.2.2], 192.0.2.1, OTHER_ADDRESS",
    "[IPv6:2001:db8::1], 2001:db8::1, CONFIRMED",
    "192.0.2.1, 192.0.2.1, NO_NAME",
    "localhost, 192.0.2.1, NO_NAME",
    "my_pc, 192.0.2.1, NO_NAME",
    "a..b, 192.0.2.1, NO_NAME",
    "MX.Example.com, 192.0.2.1, OUR_NAME",
    "mx.example.com, 127.0.0.1, CONFIRMED"
  })
  void aNameIsLookedAt(String hello, String client, HelloSanity expected) {
    var address = InetAddress.ofLiteral(client);
    assertEquals(expected, HelloSanity.of(hello, address, "mx.example.com", NAMES));
  }
}
