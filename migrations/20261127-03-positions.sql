-- A sealed position as it was deposited: nobody can read it out of here. The key of `ciphertext` is the chair's share and
-- the server's share together; the chair's is encrypted to the chair, the server's with a key outside of the database.
create table position_deposits (
  item_id          uuid not null references round_items (id),
  delegation       text not null check (delegation in ('belgrade', 'pristina')),
  commitment       text not null check (commitment ~ '^[0-9a-f]{64}$'),
  iv               bytea not null check (octet_length(iv) = 12),
  ciphertext       bytea not null check (octet_length(ciphertext) = 32816),
  share_for_chair  bytea not null check (octet_length(share_for_chair) = 232),
  -- Destroyed when the item is closed without both.
  share_for_server bytea check (octet_length(share_for_server) = 293),
  key_for_own      bytea not null check (octet_length(key_for_own) = 232),
  chair_key_id     uuid not null references sealing_keys (id),
  own_key_id       uuid not null references sealing_keys (id),
  deposited_by     uuid not null references people (id),
  deposited_at     timestamptz not null,
  replaced_count   integer not null default 0 check (replaced_count >= 0),
  -- The whole key, given by the delegation after a release that nobody published; encrypted as the server's share is.
  disclosed_key    bytea check (octet_length(disclosed_key) = 293),
  primary key (item_id, delegation)
);

-- What two delegations decided, opened at the same moment: for ever.
create table published_positions (
  item_id         uuid not null references round_items (id),
  delegation      text not null check (delegation in ('belgrade', 'pristina')),
  commitment      text not null check (commitment ~ '^[0-9a-f]{64}$'),
  padded          bytea not null check (octet_length(padded) = 32768),
  nonce           bytea not null check (octet_length(nonce) = 32),
  published_at    timestamptz not null default now(),
  primary key (item_id, delegation),
  foreign key (item_id, delegation) references position_deposits (item_id, delegation),
  -- The database itself does the sum: what does not hold is not kept.
  check (commitment = encode(sha256(padded || nonce), 'hex'))
);

create trigger published_positions_are_append_only
  before update or delete or truncate on published_positions
  for each statement execute function refuse_change();

-- A position is deposited, replaced or wrapped anew while its item is sealed and the deadline has not passed by this
-- clock; after a release its key may be wrapped anew or disclosed, nothing else.
create function guard_deposit() returns trigger language plpgsql as $$
declare
  item_state text;
  round_state text;
  until timestamptz;
begin
  select item.state, round.state, round.deadline into item_state, round_state, until
  from app.round_items item join app.rounds round on round.id = item.round_id
  where item.id = new.item_id;
  if tg_op = 'INSERT' or new.commitment <> old.commitment or new.ciphertext <> old.ciphertext or new.iv <> old.iv then
    if item_state <> 'sealed' or round_state <> 'open' or clock_timestamp() > until then
      raise exception 'positions are deposited while the round is open' using errcode = 'check_violation';
    end if;
  end if;
  if tg_op = 'UPDATE' then
    if new.share_for_server is null and old.share_for_server is not null and item_state <> 'no-position' then
      raise exception 'a share is destroyed only with its item' using errcode = 'check_violation';
    end if;
    if new.disclosed_key is not null and old.disclosed_key is null and item_state <> 'released' then
      raise exception 'a key is disclosed after a release' using errcode = 'check_violation';
    end if;
    if item_state in ('no-position', 'published') and
      (new.share_for_chair, new.key_for_own, new.chair_key_id, new.own_key_id, new.deposited_at, new.replaced_count)
        is distinct from
      (old.share_for_chair, old.key_for_own, old.chair_key_id, old.own_key_id, old.deposited_at, old.replaced_count)
    then
      raise exception 'this item is over' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end
$$;

create trigger deposits_keep_to_the_round
  before insert or update on position_deposits
  for each row execute function guard_deposit();

create trigger deposits_are_never_deleted
  before delete or truncate on position_deposits
  for each statement execute function refuse_change();

-- sealed → released (both in) → published (both open), or → no-position; never back, and never one without the other.
create function guard_round_item() returns trigger language plpgsql as $$
declare
  deposit_count integer;
  published_count integer;
begin
  if new.subjects <> old.subjects or new.subject_sha256 <> old.subject_sha256 or new.round_id <> old.round_id then
    raise exception 'what an item is about is frozen' using errcode = 'check_violation';
  end if;
  if new.state = old.state then
    return new;
  end if;
  if not ((old.state = 'sealed' and new.state in ('no-position', 'released'))
       or (old.state = 'released' and new.state in ('no-position', 'published'))) then
    raise exception 'an item does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'released' then
    select count(*) into deposit_count from app.position_deposits
    where item_id = new.id and share_for_server is not null;
    if deposit_count <> 2 then
      raise exception 'nothing is released before both are in' using errcode = 'check_violation';
    end if;
  end if;
  if new.state = 'published' then
    select count(*) into published_count
    from app.published_positions published
    join app.position_deposits deposit using (item_id, delegation, commitment)
    where published.item_id = new.id;
    if published_count <> 2 then
      raise exception 'both are published, or none' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end
$$;

create trigger round_items_move_by_their_states
  before update on round_items
  for each row execute function guard_round_item();
