package dev.haven.message;

/// Whether a message has what its reader would call an attachment.
final class Attachments {
  private Attachments() {}

  static boolean in(Part root) {
    for (var part : root.parts()) {
      boolean container = part.kind() == PartKind.MULTIPART;
      if (container ? in(part) : isAttachment(part)) {
        return true;
      }
    }
    return root.parts().isEmpty()
        && Disposition.of(root.header()).filter(Disposition::isAttachment).isPresent();
  }

  /// A part of a multipart is one if it says so, if it has a file name and does not say that it is
  /// inline, or if it is a message.
  private static boolean isAttachment(Part part) {
    var disposition = Disposition.of(part.header());
    if (disposition.isPresent()) {
      return disposition.get().isAttachment();
    }
    return part.kind() != PartKind.LEAF || part.type().parameters().raw("name").isPresent();
  }
}
