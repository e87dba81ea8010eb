package dev.haven.web.setup;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What Outlook posts.
///
/// @param address as it was typed; empty if there is none
/// @param schema of the answer that is wanted; empty if none is named
record AutodiscoverRequest(String address, String schema) {
  private static final int MOST_ELEMENTS = 64;
  private static final int LONGEST = 512;

  /// Reads it without document types and entities; nothing if it is no such request.
  static Optional<AutodiscoverRequest> read(byte[] body) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLReporter((_, _, _, _) -> {}); // else it writes to the standard error
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      var xml = factory.createXMLStreamReader(new StringReader(text));
      return Optional.of(read(xml)).filter(request -> !request.address().isEmpty());
    } catch (XMLStreamException | CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static AutodiscoverRequest read(XMLStreamReader xml) throws XMLStreamException {
    var address = "";
    var schema = "";
    int elements = 0;
    while (xml.hasNext() && elements < MOST_ELEMENTS) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new XMLStreamException("a request has no document type");
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      elements++;
      switch (xml.getLocalName()) {
        case "EMailAddress" -> address = text(xml);
        case "AcceptableResponseSchema" -> schema = text(xml);
        default -> {} // what else Outlook tells of itself
      }
    }
    return new AutodiscoverRequest(address, schema);
  }

  private static String text(XMLStreamReader xml) throws XMLStreamException {
    var text = xml.getElementText().strip();
    return text.length() <= LONGEST ? text : "";
  }
}
