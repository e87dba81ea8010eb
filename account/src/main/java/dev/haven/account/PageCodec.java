package dev.haven.account;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.account.format.ChunkPage;

/// Writes and reads the columns of a chunk as a page, see `account.proto`.
final class PageCodec {
  private PageCodec() {}

  static byte[] encode(Chunk chunk) {
    var columns = chunk.columns();
    var fixed = columns.fixed();
    var page = ChunkPage.newBuilder();
    int uid = 0;
    long modSeq = 0;
    long receivedAt = 0;
    long email = 0;
    long savedAt = 0;
    for (int row = 0; row < chunk.count(); row++) {
      page.addUid(fixed.uid[row] - uid);
      page.addModSeq(columns.modSeq(row) - modSeq);
      page.addFlags(columns.flags(row));
      page.addSize(fixed.size[row]);
      page.addReceivedAt(fixed.receivedAt[row] - receivedAt);
      page.addSentAfter(fixed.sentAfter[row]);
      page.addEmail(fixed.email[row] - email);
      page.addThreadBack(fixed.threadBack[row]);
      page.addSavedAt(Integer.toUnsignedLong(fixed.savedAt[row]) - savedAt);
      uid = fixed.uid[row];
      modSeq = columns.modSeq(row);
      receivedAt = fixed.receivedAt[row];
      email = fixed.email[row];
      savedAt = Integer.toUnsignedLong(fixed.savedAt[row]);
    }
    AnnotationCodec.encode(columns.annotations(), page);
    return page.build().toByteArray();
  }

  /// The columns on a page.
  ///
  /// @throws IllegalStateException if the page is not what the summary says
  static Columns decode(byte[] bytes, ChunkSummary summary) throws InvalidProtocolBufferException {
    var page = ChunkPage.parseFrom(bytes);
    int rows = page.getUidCount();
    require(rows == summary.count() && sameLength(page, rows));
    var columns = Columns.withCapacity(rows);
    int uid = 0;
    long modSeq = 0;
    long receivedAt = 0;
    long email = 0;
    long savedAt = 0;
    for (int row = 0; row < rows; row++) {
      uid += page.getUid(row);
      modSeq += page.getModSeq(row);
      receivedAt += page.getReceivedAt(row);
      email += page.getEmail(row);
      savedAt += page.getSavedAtCount() == 0 ? 0 : page.getSavedAt(row);
      columns =
          columns.plus(
              row,
              uid,
              modSeq,
              page.getFlags(row),
              page.getSize(row),
              receivedAt,
              page.getSentAfter(row),
              email,
              // A page of an earlier Haven knows no threads: each email is one of its own.
              page.getThreadBackCount() == 0 ? 0 : page.getThreadBack(row),
              (int) savedAt);
    }
    require(columns.uid(0) == summary.firstUid() && columns.uid(rows - 1) == summary.lastUid());
    return columns.with(AnnotationCodec.decode(page.getAnnotationsList()));
  }

  private static boolean sameLength(ChunkPage page, int rows) {
    return rows > 0
        && page.getModSeqCount() == rows
        && page.getFlagsCount() == rows
        && page.getSizeCount() == rows
        && page.getReceivedAtCount() == rows
        && page.getSentAfterCount() == rows
        && page.getEmailCount() == rows
        && (page.getThreadBackCount() == 0 || page.getThreadBackCount() == rows)
        && (page.getSavedAtCount() == rows || page.getSavedAtCount() == 0);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("a page is not what the checkpoint says of it");
    }
  }
}
