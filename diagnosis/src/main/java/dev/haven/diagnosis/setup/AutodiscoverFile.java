package dev.haven.diagnosis.setup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// The answer of autodiscover in JSON (version 2): where its XML is to be asked for.
final class AutodiscoverFile {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
          .build();

  private AutodiscoverFile() {}

  /// The `Url`, if it is one by HTTPS at a name.
  static Optional<String> url(byte[] file) {
    try (var json = JSON.createParser(file)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean here = json.currentName().equals("Url");
        if (json.nextToken() == JsonToken.VALUE_STRING && here) {
          return Optional.of(json.getText()).filter(AutodiscoverFile::isUsable);
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isUsable(String url) {
    try {
      var place = URI.create(url);
      return "https".equalsIgnoreCase(place.getScheme())
          && place.getHost() != null
          && Address.isHost(place.getHost().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
