package dev.haven.account;

import com.google.protobuf.ByteString;
import dev.haven.account.format.AclItem;
import dev.haven.account.format.MetadataItem;
import dev.haven.account.format.SharerAdded;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Writes and reads what an account and its mailboxes have besides messages: rights, metadata, and
/// who shares. See `account.proto`.
final class HeadCodec {
  private HeadCodec() {}

  static List<AclItem> encode(Acl acl) {
    return acl.entries().stream().map(HeadCodec::encode).toList();
  }

  static AclItem encode(AclEntry entry) {
    return AclItem.newBuilder()
        .setIdentifier(entry.who().name())
        .setAccount(entry.who().account())
        .setNegative(entry.negative())
        .setRights(entry.rights().bits())
        .build();
  }

  static Acl acl(List<AclItem> items) {
    return Acl.of(items.stream().map(HeadCodec::decode).toList());
  }

  static AclEntry decode(AclItem item) {
    var who = new Identifier(item.getIdentifier(), item.getAccount());
    return new AclEntry(who, item.getNegative(), new Rights(item.getRights()));
  }

  static SharerAdded encode(Sharer sharer) {
    return SharerAdded.newBuilder()
        .setAccount(sharer.account())
        .setAddress(sharer.address())
        .build();
  }

  static Sharer decode(SharerAdded from) {
    return new Sharer(from.getAccount(), from.getAddress());
  }

  static List<MetadataItem> encode(Metadata metadata) {
    return metadata.entries().entrySet().stream()
        .map(entry -> encode(entry.getKey(), Optional.of(entry.getValue())))
        .toList();
  }

  static MetadataItem encode(MetadataKey key, Optional<Octets> value) {
    var item = MetadataItem.newBuilder().setOwner(key.owner()).setName(key.name());
    value.ifPresent(octets -> item.setValue(ByteString.copyFrom(octets.bytes())));
    return item.build();
  }

  static Metadata metadata(List<MetadataItem> items) {
    var entries = new TreeMap<MetadataKey, Octets>();
    for (var item : items) {
      value(item).ifPresent(value -> entries.put(key(item), value));
    }
    return Metadata.of(entries);
  }

  static MetadataKey key(MetadataItem item) {
    return new MetadataKey(item.getOwner(), item.getName());
  }

  static Optional<Octets> value(MetadataItem item) {
    return item.hasValue()
        ? Optional.of(Octets.of(item.getValue().toByteArray()))
        : Optional.empty();
  }
}
