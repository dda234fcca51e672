-- What was answered under a key opens with that key alone from here on, and the key itself is not kept: answers stay for good, and hold
-- words that are erased elsewhere. Those of before are kept for a day, for whoever tries again across the update; older ones go.
delete from seamark.idempotency_key where created_at < now() - interval '1 day';
update seamark.idempotency_key set key = 'sha256:' || encode(sha256(convert_to(holder::text || ' ' || key, 'UTF8')), 'hex');
