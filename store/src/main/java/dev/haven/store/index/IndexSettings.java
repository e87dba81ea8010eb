package dev.haven.store.index;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/// How RocksDB is set up: small in memory, no log of its own. Owns the native objects.
final class IndexSettings implements AutoCloseable {
  private static final int BLOCK = 8 << 10;
  private static final int BLOOM_BITS = 10;
  private static final int OPEN_FILES = 256;
  private static final int LARGEST_BUFFER = 16 << 20;

  private final Cache cache;
  private final BloomFilter bloom = new BloomFilter(BLOOM_BITS, false);
  private final Options options = new Options();
  final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);

  /// @param memory bytes for cached blocks, filters included; unflushed changes take as much again,
  ///   up to three times [#LARGEST_BUFFER]
  IndexSettings(long memory) {
    cache = new LRUCache(memory);
    var table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(BLOCK)
            .setFilterPolicy(bloom)
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true)
            .setFormatVersion(6);
    options
        .setCreateIfMissing(true)
        .setTableFormatConfig(table)
        .setWriteBufferSize(Math.clamp(memory / 3, 1 << 20, LARGEST_BUFFER))
        .setMaxWriteBufferNumber(3)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setMaxOpenFiles(OPEN_FILES)
        .setMaxBackgroundJobs(2)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(2)
        .setStatsDumpPeriodSec(0)
        .setStatsPersistPeriodSec(0);
  }

  RocksDB open(String folder) throws RocksDBException {
    return RocksDB.open(options, folder);
  }

  @Override
  public void close() {
    unlogged.close();
    options.close();
    bloom.close();
    cache.close();
  }
}
