package dev.haven.account;

import com.google.protobuf.ByteString;
import dev.haven.account.format.AccessKeySet;
import dev.haven.account.format.AclItem;
import dev.haven.account.format.MetadataItem;
import dev.haven.account.format.SharerAdded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Writes and reads what an account and its mailboxes have besides messages: rights, metadata,
/// access keys, and who shares. See `account.proto`.
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

  static AccessKeySet encode(KeyedMailbox of, Octets key) {
    return AccessKeySet.newBuilder()
        .setAccount(of.account())
        .setMailbox(of.mailbox().value())
        .setKey(ByteString.copyFrom(key.bytes()))
        .build();
  }

  static AccessKeys accessKeys(List<AccessKeySet> items) {
    var keys = new LinkedHashMap<KeyedMailbox, Octets>();
    items.forEach(item -> keys.put(of(item), Octets.of(item.getKey().toByteArray())));
    return AccessKeys.of(keys);
  }

  static KeyedMailbox of(AccessKeySet item) {
    return new KeyedMailbox(item.getAccount(), new MailboxId(item.getMailbox()));
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
