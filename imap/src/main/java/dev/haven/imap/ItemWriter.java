package dev.haven.imap;

import dev.haven.imap.FetchItem.Attribute;
import dev.haven.imap.FetchItem.Binary;
import dev.haven.imap.FetchItem.BinarySize;
import dev.haven.imap.FetchItem.BodySection;
import dev.haven.imap.FetchItem.Preview;
import dev.haven.message.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes one item of a FETCH response: its name, a space and its value (RFC 9051 §7.5.2).
@FunctionalInterface
interface ItemWriter {
  /// The row's card and body are there if the item needs them.
  void write(Row row, Responses out) throws IOException;

  /// Whether there is anything to write of this row; always, unless [FetchItem#mayBeAbsent].
  default boolean tells(Row row) {
    return true;
  }

  static ItemWriter of(FetchItem item, State.Selected state, FlagWriter flags, Previews previews) {
    return switch (item) {
      case Attribute attribute -> of(attribute, state, flags);
      case BodySection section -> new SectionWriter(section);
      case FetchItem.Annotation annotation -> new AnnotationWriter(annotation, state);
      case Binary binary -> new BinaryWriter(binary.section(), binary.partial())::write;
      case Preview(boolean lazy) ->
          new PreviewWriter(lazy, state, previews, state.names() == NameEncoding.UTF8);
      case BinarySize size -> new BinaryWriter(size.section(), Partial.WHOLE)::writeSize;
    };
  }

  private static ItemWriter of(Attribute item, State.Selected state, FlagWriter flags) {
    var name = item.wire().getBytes(StandardCharsets.US_ASCII);
    var recent = state.recent();
    return switch (item) {
      case UID -> (row, out) -> out.bytes(name).number(row.message().uid());
      case FLAGS ->
          (row, out) -> {
            var m = row.message();
            flags.write(m.flags(), recent.contains(m.uid()), out.bytes(name));
          };
      case INTERNALDATE ->
          (row, out) -> ImapDates.write(row.message().receivedAt(), out.bytes(name));
      case SAVEDATE -> (row, out) -> ImapDates.write(row.message().savedAt(), out.bytes(name));
      case RFC822_SIZE -> (row, out) -> out.bytes(name).number(row.message().size());
      case MODSEQ -> (row, out) -> out.bytes(name).number(row.message().modSeq()).put(')');
      case EMAILID -> email(name, ObjectIds.of(state.owner()));
      case THREADID -> thread(name, ObjectIds.of(state.owner()));
      case ENVELOPE -> (row, out) -> write(name, row.card().envelope(), out);
      case BODY -> (row, out) -> write(name, row.card().body(), out);
      case BODYSTRUCTURE -> (row, out) -> write(name, row.card().bodyStructure(), out);
    };
  }

  private static ItemWriter email(byte[] name, ObjectIds ids) {
    return (row, out) -> {
      ids.writeEmail(row.message().emailId(), out.bytes(name));
      out.put(')');
    };
  }

  private static ItemWriter thread(byte[] name, ObjectIds ids) {
    return (row, out) -> {
      ids.writeThread(row.message().threadId(), out.bytes(name));
      out.put(')');
    };
  }

  private static void write(byte[] name, Slice value, Responses out) {
    out.bytes(name).bytes(value.bytes(), value.offset(), value.length());
  }
}
