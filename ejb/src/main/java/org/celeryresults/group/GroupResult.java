package org.celeryresults.group;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.payload.Payload;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.store.InstantConverter;
import org.jspecify.annotations.Nullable;

/**
 * A saved group (django_celery_results/models.py, GroupResult). A snapshot: changing the table is
 * the manager's.
 */
@Entity
@Table(name = "django_celery_results_groupresult")
public class GroupResult implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id private @Nullable Long id;

  @Column(name = "group_id", nullable = false)
  private String groupId = "";

  private @Nullable String result;

  @Column(name = "content_type", nullable = false)
  private String contentType = "";

  @Column(name = "content_encoding", nullable = false)
  private String contentEncoding = "";

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_created")
  private @Nullable Instant dateCreated;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_done")
  private @Nullable Instant dateDone;

  /** For the persistence provider. */
  protected GroupResult() {}

  private GroupResult(String groupId) {
    this.groupId = groupId;
  }

  /** What is known of a group that the store doesn't hold. */
  static GroupResult unsaved(String groupId) {
    return new GroupResult(groupId);
  }

  /** The row that an outcome has become. */
  static GroupResult of(GroupOutcome outcome, long id, Instant created, Instant done) {
    GroupResult row = new GroupResult(outcome.groupId());
    row.id = id;
    row.result = outcome.result();
    row.contentType = outcome.contentType();
    row.contentEncoding = outcome.contentEncoding();
    row.dateCreated = created;
    row.dateDone = done;
    return row;
  }

  /** False for the one that stands for an id the store doesn't hold. */
  public boolean isStored() {
    return id != null;
  }

  /** The row's number; empty when it is not stored. Says nothing about time or order. */
  public Optional<Long> id() {
    return Optional.ofNullable(id);
  }

  /** Celery's id of the group. */
  public String groupId() {
    return groupId;
  }

  /** The group's result tuple as it is stored; see {@link #tuple()}. */
  public @Nullable String result() {
    return result;
  }

  /** How {@link #result()} is serialized. Empty when not stored. */
  public String contentType() {
    return contentType;
  }

  /** {@code utf-8}, or {@code binary} for base64. Empty when not stored. */
  public String contentEncoding() {
    return contentEncoding;
  }

  /** When the row came to be; null when it is not stored. */
  public @Nullable Instant dateCreated() {
    return dateCreated;
  }

  /** When the row was last stored; null when it is not stored. */
  public @Nullable Instant dateDone() {
    return dateDone;
  }

  /**
   * The group's members, nested groups and chains included; empty when none were saved.
   *
   * @throws CeleryResultsException when what was saved is not a result tuple
   */
  public Optional<ResultTuple> tuple() {
    Payload payload = Payload.read(result, contentType, contentEncoding);
    if (payload instanceof Payload.Opaque opaque) {
      throw new CeleryResultsException(Message.GROUP_UNREADABLE, groupId, opaque.reason());
    }
    return Optional.ofNullable(((Payload.Value) payload).value()).map(this::tuple);
  }

  private ResultTuple tuple(Object decoded) {
    try {
      return ResultTuple.of(decoded);
    } catch (IllegalArgumentException e) {
      throw new CeleryResultsException(e, Message.GROUP_UNREADABLE, groupId, e.getMessage());
    }
  }

  /** The keys and values of {@code GroupResult.as_dict()}: group_id, result, date_done. */
  public Map<String, @Nullable Object> asMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("group_id", groupId);
    map.put("result", result);
    map.put("date_done", dateDone);
    return map;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof GroupResult that && groupId.equals(that.groupId);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(groupId);
  }

  @Override
  public String toString() {
    return "<Group: " + groupId + ">";
  }
}
