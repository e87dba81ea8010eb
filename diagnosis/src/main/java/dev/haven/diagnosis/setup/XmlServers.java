package dev.haven.diagnosis.setup;

import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.Service.Language;
import dev.haven.wire.TlsMode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the servers out of the two XML files that providers publish: Mozilla's autoconfig and the
/// plain XML (POX) of Microsoft's autodiscover. Both are lists of elements with a server each.
/// Document types and outside entities are not read.
final class XmlServers {
  private static final int MOST = 50;
  private static final int LONGEST_TEXT = 300;
  private static final int HIGHEST_PORT = 65_535;
  private static final Set<String> SERVERS = Set.of("incomingServer", "outgoingServer", "Protocol");

  private final Source source;
  private final Address who;
  private final List<Suggestion> found = new ArrayList<>();

  private XmlServers(Source source, Address who) {
    this.source = source;
    this.who = who;
  }

  /// Those that a file names, in its order; empty if it is none of these files.
  static List<Suggestion> read(Source source, Address who, byte[] file) {
    var servers = new XmlServers(source, who);
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      // As text: of bytes that are no UTF-8 the reader of Java complains on standard error.
      var text = new String(file, StandardCharsets.UTF_8);
      servers.elements(factory.createXMLStreamReader(new StringReader(text)));
    } catch (XMLStreamException | RuntimeException _) {
      return List.copyOf(servers.found); // What came before the damage stands.
    }
    return List.copyOf(servers.found);
  }

  private void elements(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext() && found.size() < MOST) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && SERVERS.contains(xml.getLocalName())) {
        server(xml);
      }
    }
  }

  private void server(XMLStreamReader xml) throws XMLStreamException {
    var name = xml.getLocalName();
    Map<String, String> fields = new HashMap<>();
    var type = xml.getAttributeValue(null, "type");
    if (type != null) {
      fields.put("type", type.toLowerCase(Locale.ROOT));
    }
    var text = new StringBuilder();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text.length() < LONGEST_TEXT) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equals(name)) {
            suggestion(fields).ifPresent(found::add);
            return;
          }
          fields.putIfAbsent(xml.getLocalName().toLowerCase(Locale.ROOT), text.toString().strip());
        }
        default -> {} // comments and the like
      }
    }
  }

  private Optional<Suggestion> suggestion(Map<String, String> fields) {
    var host = fields.getOrDefault("hostname", fields.getOrDefault("server", ""));
    var language = language(fields.getOrDefault("type", "").toLowerCase(Locale.ROOT));
    if (host.isEmpty() || language.isEmpty()) {
      return Optional.empty();
    }
    var mode = mode(fields);
    int port = port(fields.getOrDefault("port", ""));
    return service(language.get(), mode, port)
        .map(service ->
            new Suggestion(
                source,
                service,
                filled(host).toLowerCase(Locale.ROOT),
                port == 0 ? service.port() : port,
                filled(user(fields))));
  }

  private static Optional<Language> language(String type) {
    return switch (type) {
      case "imap" -> Optional.of(Language.IMAP);
      case "pop3" -> Optional.of(Language.POP3);
      case "smtp" -> Optional.of(Language.SMTP);
      default -> Optional.empty();
    };
  }

  /// `socketType` of the one, `Encryption` or `SSL` of the other.
  private static TlsMode mode(Map<String, String> fields) {
    var words = fields.getOrDefault("sockettype", fields.getOrDefault("encryption", ""));
    return switch (words.toUpperCase(Locale.ROOT)) {
      case "SSL" -> TlsMode.IMPLICIT;
      case "STARTTLS", "TLS" -> TlsMode.STARTTLS;
      case "PLAIN", "NONE" -> TlsMode.NONE;
      default ->
          fields.getOrDefault("ssl", "on").equalsIgnoreCase("off")
              ? TlsMode.NONE
              : TlsMode.IMPLICIT;
    };
  }

  /// 0 where none is named.
  private static int port(String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && Integer.parseInt(digits) <= HIGHEST_PORT ? Integer.parseInt(digits) : 0;
  }

  /// What has no encryption at all is never suggested.
  private static Optional<Service> service(Language language, TlsMode mode, int port) {
    return Arrays.stream(Service.values())
        .filter(service -> service != Service.SMTP || port == Service.SMTP.port())
        .filter(service -> service.language() == language && service.tls() == mode)
        .min(Comparator.comparing(service -> service.port() != port));
  }

  private static String user(Map<String, String> fields) {
    return fields.getOrDefault("username", fields.getOrDefault("loginname", "%EMAILADDRESS%"));
  }

  private String filled(String text) {
    return text.replace("%EMAILADDRESS%", who.whole())
        .replace("%EMAILLOCALPART%", who.local())
        .replace("%EMAILDOMAIN%", who.domain());
  }
}
