package dev.haven.diagnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldHelloTest {
  @Test
  void theHelloIsThatOfTls11() {
    var hello = HexFormat.of().formatHex(OldHello.of("a.example", new byte[32]));
    assertEquals(
        "160301005f" // a record in the version that everybody reads
            + "0100005b" // client_hello
            + "0302" // TLS 1.1
            + "00".repeat(32)
            + "00"
            + "0010c013c014c009c00a002f0035000a00ff"
            + "0100"
            + "0022"
            + "0000000e000c000009612e6578616d706c65" // server_name
            + "000a0006000400170018"
            + "000b00020100",
        hello);
  }

  @ParameterizedTest
  @CsvSource({
    "160301002a0200002603015a, TLS 1.0",
    "160302002a0200002603025a, TLS 1.1",
    "160303002a0200002603035a, ''",
    "15030100020246, ''",
    "16030100, ''",
    "32323020686f73742e6578616d706c65, ''"
  })
  void onlyAServerHelloOfAnOldVersionAgrees(String answer, String version) {
    assertEquals(version, OldHello.agreed(HexFormat.of().parseHex(answer)));
  }
}
