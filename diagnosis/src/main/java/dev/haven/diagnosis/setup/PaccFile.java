package dev.haven.diagnosis.setup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.records.PaccRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The configuration file of draft-ietf-mailmaint-pacc: hosts of services, all of them with TLS
/// from the first byte at their standard ports. A TXT record vouches for it by its digest.
final class PaccFile {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
          .build();

  private PaccFile() {}

  /// Whether one of the TXT records has the digest of the file.
  static boolean isVouchedFor(byte[] file, List<String> records) {
    return records.stream().anyMatch(record -> PaccRecord.vouches(record, file));
  }

  static List<Suggestion> read(Address who, byte[] file) {
    var found = new ArrayList<Suggestion>();
    try (var json = JSON.createParser(file)) {
      enter(json, "protocols");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var protocol = json.currentName();
        json.nextToken();
        var host = host(json);
        service(protocol)
            .filter(_ -> !host.isEmpty())
            .map(service -> new Suggestion(Source.PACC, service, host, service.port(), who.whole()))
            .ifPresent(found::add);
      }
    } catch (IOException _) {
      return List.copyOf(found); // What came before the damage stands.
    }
    return found;
  }

  private static void enter(JsonParser json, String wanted) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("not an object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean here = json.currentName().equals(wanted);
      if (json.nextToken() == JsonToken.START_OBJECT && here) {
        return;
      }
      json.skipChildren();
    }
    throw new IOException("no " + wanted);
  }

  /// The `host` of the object that begins here, which is read to its end.
  private static String host(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return "";
    }
    var host = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean here = json.currentName().equals("host");
      if (json.nextToken() == JsonToken.VALUE_STRING && here) {
        host = json.getText().toLowerCase(Locale.ROOT);
      }
      json.skipChildren();
    }
    return host;
  }

  private static Optional<Service> service(String protocol) {
    return switch (protocol) {
      case "imap" -> Optional.of(Service.IMAPS);
      case "pop3" -> Optional.of(Service.POP3S);
      case "smtp" -> Optional.of(Service.SUBMISSIONS);
      default -> Optional.empty();
    };
  }
}
