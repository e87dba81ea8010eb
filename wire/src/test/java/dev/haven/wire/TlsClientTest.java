package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsClientTest {
  /// RFC 6066 §3: addresses are not asked for.
  @ParameterizedTest
  @CsvSource({
    "mail.example, true",
    "mail, true",
    "192.0.2.7, false",
    "2001:db8::a, false",
    "[127.0.0.1], false",
    "mail_1.example, false",
    "'', false"
  })
  void aNameIsAskedForWhereThereIsOne(String host, boolean name) {
    assertEquals(name, TlsClient.isName(host));
    var wanted = name ? Optional.of(List.of(new SNIHostName(host))) : Optional.empty();
    var asked = new TlsClient().anew(host).getSSLParameters().getServerNames();
    assertEquals(wanted, Optional.ofNullable(asked).filter(names -> !names.isEmpty()));
  }

  @Test
  void onlyASessionThatMayBeResumedKnowsWhoseItIs() {
    var client = new TlsClient();
    assertEquals("mail.example", client.resuming("mail.example", 25).getPeerHost());
    assertTrue(Optional.ofNullable(client.anew("mail.example").getPeerHost()).isEmpty());
  }

  @Test
  void nothingOlderThanTls12IsSpoken() {
    var engine = new TlsClient().anew("mail.example");
    assertTrue(engine.getUseClientMode());
    assertArrayEquals(new String[] {"TLSv1.3", "TLSv1.2"}, engine.getEnabledProtocols());
  }
}
