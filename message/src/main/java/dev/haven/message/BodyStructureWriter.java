package dev.haven.message;

import java.util.Optional;

/// Writes `body` with its extension data, the BODYSTRUCTURE of a message: RFC 9051 §7.5.2, grammar
/// RFC 9051 §9. Not thread-safe.
final class BodyStructureWriter {
  private final ByteBuilder out;

  private BodyStructureWriter(ByteBuilder out) {
    this.out = out;
  }

  static void write(ByteBuilder out, Part part) {
    new BodyStructureWriter(out).body(part);
  }

  private void body(Part part) {
    out.add('(');
    if (part.kind() == PartKind.MULTIPART) {
      multipart(part);
    } else {
      singlePart(part);
    }
    out.add(')');
  }

  /// `body-type-mpart`
  private void multipart(Part part) {
    for (var child : part.parts()) {
      body(child);
    }
    out.add(' ');
    ImapStrings.string(out, Slice.of(Ascii.bytes(part.type().subtype())));
    out.add(' ');
    parameters(part.type().parameters());
    dispositionLanguageLocation(part.header());
  }

  /// `body-type-1part`
  private void singlePart(Part part) {
    var header = part.header();
    var type = part.kind() == PartKind.OPAQUE ? MediaType.OPAQUE : part.type();
    ImapStrings.string(out, Slice.of(Ascii.bytes(type.type())));
    out.add(' ');
    ImapStrings.string(out, Slice.of(Ascii.bytes(type.subtype())));
    out.add(' ');
    typeParameters(type);
    out.add(' ');
    text(header, FieldName.CONTENT_ID);
    out.add(' ');
    text(header, FieldName.CONTENT_DESCRIPTION);
    out.add(' ');
    encoding(part);
    out.add(' ').addDecimal(part.bodyLength());
    if (part.kind() == PartKind.MESSAGE) {
      message(part);
    } else if (type.isText()) {
      out.add(' ').addDecimal(part.lines());
    }
    out.add(' ');
    text(header, FieldName.CONTENT_MD5);
    dispositionLanguageLocation(header);
  }

  /// `body-type-msg`
  private void message(Part part) {
    var inside = part.parts().getFirst();
    out.add(' ');
    EnvelopeWriter.write(out, inside.header());
    out.add(' ');
    body(inside);
    out.add(' ').addDecimal(part.lines());
  }

  /// A text that names no charset is US-ASCII: RFC 2046 §4.1.2.
  private void typeParameters(MediaType type) {
    boolean unnamed = type.isText() && type.parameters().raw("charset").isEmpty();
    if (unnamed && type.parameters().list().isEmpty()) {
      out.add("(\"charset\" \"us-ascii\")");
      return;
    }
    parameters(type.parameters());
    if (unnamed) {
      out.cutTo(out.length() - 1);
      out.add(" \"charset\" \"us-ascii\")");
    }
  }

  /// `body-fld-param`: as in the message, so that what RFC 2231 split stays split.
  private void parameters(Parameters parameters) {
    if (parameters.list().isEmpty()) {
      ImapStrings.nil(out);
      return;
    }
    char before = '(';
    for (var parameter : parameters.list()) {
      out.add(before);
      ImapStrings.string(out, Slice.of(Ascii.bytes(parameter.name())));
      out.add(' ');
      ImapStrings.string(out, parameter.value());
      before = ' ';
    }
    out.add(')');
  }

  /// `body-fld-enc`
  private void encoding(Part part) {
    if (part.encoding() != TransferEncoding.UNKNOWN) {
      ImapStrings.string(out, part.encoding().label());
      return;
    }
    int index = part.header().indexOf(FieldName.CONTENT_TRANSFER_ENCODING);
    if (index < 0) {
      ImapStrings.string(out, TransferEncoding.BINARY.label());
    } else {
      ImapStrings.unfolded(out, part.header().value(index));
    }
  }

  private void text(HeaderFields header, FieldName name) {
    int index = header.indexOf(name);
    if (index < 0) {
      ImapStrings.nil(out);
    } else {
      ImapStrings.unfolded(out, header.bytes(), header.valueStart(index), header.valueEnd(index));
    }
  }

  /// `body-fld-dsp SP body-fld-lang SP body-fld-loc`
  private void dispositionLanguageLocation(HeaderFields header) {
    out.add(' ');
    var disposition = Disposition.of(header);
    if (disposition.isPresent()) {
      disposition(disposition.get());
    } else {
      ImapStrings.nil(out);
    }
    out.add(' ');
    language(header.first(FieldName.CONTENT_LANGUAGE));
    out.add(' ');
    text(header, FieldName.CONTENT_LOCATION);
  }

  private void disposition(Disposition disposition) {
    out.add('(');
    ImapStrings.string(out, Slice.of(Ascii.bytes(disposition.type())));
    out.add(' ');
    parameters(disposition.parameters());
    out.add(')');
  }

  /// RFC 3282 §2: tags with commas between them.
  private void language(Optional<Slice> field) {
    int start = out.length();
    field.ifPresent(value -> languages(new FieldCursor(value)));
    if (out.length() == start) {
      ImapStrings.nil(out);
    } else {
      out.add(')');
    }
  }

  private void languages(FieldCursor in) {
    char before = '(';
    while (!in.atEnd()) {
      in.skipCfws();
      int start = in.run(FieldCursor.TOKEN);
      if (in.position() > start) {
        out.add(before);
        ImapStrings.string(out, in.slice(start, in.position()));
        before = ' ';
      } else {
        in.skip();
      }
    }
  }
}
