package dev.haven.web.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.haven.testkit.Golden;
import dev.haven.web.http.WebWorld;
import dev.haven.wire.TlsMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
  private static final Path FOLDER = Path.of("src/test/resources/documents");
  private static final Owner JANE = new Owner("jane", "example.com");

  /// What an attacker would like to see again as markup.
  private static final Owner ODD = new Owner("a<b>&\"'%EMAILADDRESS%", "example.com");

  private static final MailSetup EMPTY =
      new MailSetup("mail.example.com", List.of(), OptionalInt.empty());

  @Test
  void theyAreAsKept() throws IOException {
    var setup = WebWorld.STANDARD;
    Golden.assertMatches(FOLDER.resolve("autoconfig.xml"), Autoconfig.of(setup, "example.com"));
    Golden.assertMatches(FOLDER.resolve("autodiscover.xml"), Autodiscover.of(setup, JANE));
    Golden.assertMatches(
        FOLDER.resolve("profile.mobileconfig"), Profile.of(setup, JANE).orElseThrow());
    Golden.assertMatches(
        FOLDER.resolve("pacc.json"), Pacc.of(setup, "example.com").orElseThrow() + "\n");
    Golden.assertMatches(FOLDER.resolve("setup.html"), SetupPage.of(setup, JANE));
  }

  @Test
  void theyAreWellFormedWhateverTheAddressIs() throws Exception {
    var setup = WebWorld.STANDARD;
    for (var owner : List.of(JANE, ODD, Owner.of("jürgen@bücher.example").orElseThrow())) {
      var documents =
          List.of(
              Autoconfig.of(setup, owner.domain()),
              Autodiscover.of(setup, owner),
              Autodiscover.error(500, "<", java.time.Instant.EPOCH),
              Profile.of(setup, owner).orElseThrow());
      for (var document : documents) {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var bytes = document.getBytes(StandardCharsets.UTF_8);
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
      }
      assertFalse(SetupPage.of(setup, owner).contains("<b>&\"'"));
    }
  }

  @Test
  void whereNothingIsBoundNothingIsPromised() {
    assertTrue(Profile.of(EMPTY, JANE).isEmpty());
    assertTrue(Pacc.of(EMPTY, "example.com").isEmpty());
    assertFalse(Autoconfig.of(EMPTY, "example.com").contains("hostname"));
  }

  @Test
  void aFileWithoutPortsNamesNoServerAtOtherPorts() {
    var elsewhere =
        new MailSetup(
            "mail.example.com",
            List.of(new MailServer(MailServer.Kind.IMAP, 10_993, TlsMode.IMPLICIT)),
            OptionalInt.of(443));
    assertTrue(Pacc.of(elsewhere, "example.com").isEmpty());
  }

  @Test
  void aPortWithoutEncryptionIsRecommendedToNobody() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new MailServer(MailServer.Kind.IMAP, 143, TlsMode.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "jane", "@example.com", "jane@", "a b@example.com", "a\n@example.com", "a@-x"})
  void whatIsNoAddressHasNoOwner(String text) {
    assertTrue(Owner.of(text).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://mail.example.com/setup?email=jane%40example.com", "a", "ä€"})
  void aCodeIsReadAgain(String text) throws Exception {
    var code = QrPicture.of(text).orElseThrow();
    assertEquals(text, read(pixels(code.png())));
    assertEquals(text, read(blocks(code.lines())));
    assertTrue(code.svg().startsWith("<svg "));
  }

  @Test
  void whatIsTooLongForACodeHasNone() {
    assertTrue(QrPicture.of("x".repeat(5000)).isEmpty());
  }

  private static String read(int[][] pixels) throws Exception {
    int side = pixels.length;
    var flat = new int[side * side];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = pixels[i / side][i % side];
    }
    var source = new RGBLuminanceSource(side, side, flat);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  /// Four pixels to a module.
  private static int[][] blocks(List<String> lines) {
    int side = lines.getFirst().length();
    var pixels = new int[side * 4][side * 4];
    for (int y = 0; y < side * 4; y++) {
      for (int x = 0; x < side * 4; x++) {
        char block = lines.get(y / 8).charAt(x / 4);
        boolean upper = y / 4 % 2 == 0;
        boolean dark = block == '█' || block == (upper ? '▀' : '▄');
        pixels[y][x] = dark ? 0 : 0xffffff;
      }
    }
    return pixels;
  }

  private static int[][] pixels(byte[] png) throws DataFormatException {
    var in = ByteBuffer.wrap(png).position(8);
    int side = 0;
    var packed = new ByteArrayOutputStream();
    while (in.hasRemaining()) {
      int length = in.getInt();
      var type = new byte[4];
      in.get(type);
      var content = new byte[length];
      in.get(content).getInt();
      switch (new String(type, StandardCharsets.US_ASCII)) {
        case "IHDR" -> side = ByteBuffer.wrap(content).getInt();
        case "IDAT" -> packed.writeBytes(content);
        default -> assertEquals(0, length);
      }
    }
    int bytes = (side + 7) / 8 + 1;
    var rows = new byte[bytes * side];
    try (var inflater = new Inflater()) {
      inflater.setInput(packed.toByteArray());
      assertEquals(rows.length, inflater.inflate(rows));
    }
    var pixels = new int[side][side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean white = (rows[y * bytes + 1 + x / 8] & (0x80 >> (x % 8))) != 0;
        pixels[y][x] = white ? 0xffffff : 0;
      }
    }
    return pixels;
  }
}
