package dev.haven.bench.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParcelsTest {
  private static final String TRACE = "Received: from client.example\r\n";

  @ParameterizedTest
  @ValueSource(ints = {4 << 10, 64 << 10, 1 << 20})
  void aParcelHasExactlyItsSize(int octets) {
    var parcels = new Parcels(octets);
    assertEquals(octets, parcels.head(5).length + parcels.rest().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {4 << 10, 64 << 10, 1 << 20})
  void noLineBeginsWithADotSoNothingIsStuffed(int octets) {
    var parcels = new Parcels(octets);
    assertFalse(new String(parcels.rest(), StandardCharsets.US_ASCII).contains("\n."));
  }

  @Test
  void whatServersPutBeforeItDoesNotHideIt() {
    var parcels = new Parcels(4 << 10);
    assertEquals(123, parcels.number(delivered(parcels, 123, 0)));
  }

  @Test
  void aParcelWithOneOctetChangedIsNone() {
    var parcels = new Parcels(4 << 10);
    assertEquals(-1, parcels.number(delivered(parcels, 123, 1)));
  }

  @Test
  void anotherMessageIsNone() {
    var other = ("Subject: x\r\n\r\n" + "y".repeat(5_000)).getBytes(StandardCharsets.US_ASCII);
    assertEquals(-1, new Parcels(4 << 10).number(other));
    assertEquals(-1, new Parcels(4 << 10).number(new byte[3]));
  }

  private static byte[] delivered(Parcels parcels, int number, int changed) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(TRACE.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(parcels.head(number));
    bytes.writeBytes(parcels.rest());
    bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    var all = bytes.toByteArray();
    all[all.length - 1_000] += (byte) changed;
    return all;
  }
}
