package dev.haven.web.setup;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text as a QR code: for a terminal, and as a picture. Immutable.
public final class QrPicture {
  /// The light border that readers need.
  private static final int BORDER = 4;

  private static final int PIXELS = 8;

  private final QrCode code;

  private QrPicture(QrCode code) {
    this.code = code;
  }

  /// Nothing if the text is too long for one.
  public static Optional<QrPicture> of(String text) {
    try {
      return Optional.of(new QrPicture(QrCode.encodeText(text, QrCode.Ecc.MEDIUM)));
    } catch (DataTooLongException _) {
      return Optional.empty();
    }
  }

  private int width() {
    return code.size + 2 * BORDER;
  }

  private boolean isDark(int x, int y) {
    return code.getModule(x - BORDER, y - BORDER);
  }

  /// Lines of half blocks, two rows of the code in each; dark is what is drawn.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (int y = 0; y < width(); y += 2) {
      var line = new StringBuilder();
      for (int x = 0; x < width(); x++) {
        line.append(block(isDark(x, y), isDark(x, y + 1)));
      }
      lines.add(line.toString());
    }
    return List.copyOf(lines);
  }

  private static char block(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }

  /// As a vector picture, black on white.
  public String svg() {
    var path = new StringBuilder();
    for (int y = 0; y < width(); y++) {
      for (int x = 0; x < width(); x++) {
        if (isDark(x, y)) {
          path.append("M").append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
      <rect width="%1$d" height="%1$d" fill="#fff"/>
      <path d="%2$s" fill="#000"/>
    </svg>
    """
        .formatted(width(), path);
  }

  /// As a PNG picture of eight pixels to a module.
  public byte[] png() {
    int side = width() * PIXELS;
    return Png.write(side, (x, y) -> isDark(x / PIXELS, y / PIXELS));
  }
}
