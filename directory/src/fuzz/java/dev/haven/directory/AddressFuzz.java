package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;

/// What parses as an address is written so that it parses as the same again.
class AddressFuzz {
  @FuzzTest(maxDuration = "60s")
  void whatParsesSurvivesWriting(byte[] bytes) throws SyntaxException {
    Address address;
    try {
      address = Address.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (SyntaxException _) {
      return;
    }
    assertEquals(address, Address.parse(address.toString()));
  }
}
