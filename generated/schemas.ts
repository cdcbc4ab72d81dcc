/** The schemas, bundled. Made by "npm run generate": edit the files in schemas/, not this one. */

/** Every schema by name; references between them read `#/$defs/{name}`. */
export const definitions: Readonly<Record<string, unknown>> = {
  "parts/account.json": {
    "title": "Account",
    "description": "A user or an organization, by id only: payloads never name it. Source: hub docs, webhooks, repo.",
    "type": "object",
    "properties": {
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the user or organization. Source: hub docs, webhooks, repo."
      }
    },
    "required": [
      "id"
    ],
    "additionalProperties": false
  },
  "parts/bucket-repo.json": {
    "title": "BucketRepo",
    "description": "A bucket: files without Git, so without `headSha`. Source: hub docs, webhooks, 2026-08.",
    "type": "object",
    "properties": {
      "type": {
        "description": "What kind of repo it is: a bucket, which keeps files without Git. Source: hub docs, webhooks, 2026-08.",
        "const": "bucket"
      },
      "name": {
        "description": "The full name, `namespace/name`; some old models have one segment only, such as `gpt2`. Source: hub docs, webhooks, repo; the one segment from published samples.",
        "type": "string",
        "pattern": "^[\\w.\\-]+(/[\\w.\\-]+)?$"
      },
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the repo; it survives a move. Source: hub docs, webhooks, repo."
      },
      "private": {
        "description": "Whether only those with access can see the repo. Source: hub docs, webhooks, repo.",
        "type": "boolean"
      },
      "url": {
        "$ref": "#/$defs/parts~1link.json",
        "description": "Where the repo is found: models at `/{name}`, others at `/{type}s/{name}`, and under `/api/{type}s/{name}`. Source: published samples."
      },
      "owner": {
        "$ref": "#/$defs/parts~1account.json",
        "description": "The user or organization that the repo belongs to. Source: hub docs, webhooks, repo."
      }
    },
    "required": [
      "type",
      "name",
      "id",
      "private",
      "url",
      "owner"
    ],
    "additionalProperties": false
  },
  "parts/changes.json": {
    "title": "Changes",
    "description": "What a pull request would change. Source: hub docs, webhooks, discussions.",
    "type": "object",
    "properties": {
      "base": {
        "description": "The ref to merge into, such as `refs/heads/main`. Source: hub docs, webhooks, discussions.",
        "type": "string",
        "pattern": "^refs/.+$"
      },
      "mergeCommitId": {
        "$ref": "#/$defs/parts~1sha.json",
        "description": "The commit that merged it, once merged. Source: HF's Python model of the payload; in no doc or sample."
      }
    },
    "required": [
      "base"
    ],
    "additionalProperties": false
  },
  "parts/comment-link.json": {
    "title": "CommentLink",
    "description": "Where a comment is found; it has no address for programs. Source: every published sample.",
    "type": "object",
    "properties": {
      "web": {
        "description": "The discussion's page with `#{comment id}`. Source: published samples.",
        "type": "string",
        "pattern": "^https?://[^/]+/.+#[0-9a-f]{24}$"
      }
    },
    "required": [
      "web"
    ],
    "additionalProperties": false
  },
  "parts/hidden-comment.json": {
    "title": "HiddenComment",
    "description": "A comment that was hidden: it has no `content`. Source: hub docs, webhooks, comment.",
    "type": "object",
    "properties": {
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the comment. Source: hub docs, webhooks, comment."
      },
      "author": {
        "$ref": "#/$defs/parts~1account.json",
        "description": "Who wrote it. Source: hub docs, webhooks, comment."
      },
      "hidden": {
        "description": "Whether the comment is hidden; hiding can't be undone. Source: hub docs, webhooks, comment.",
        "const": true
      },
      "url": {
        "$ref": "#/$defs/parts~1comment-link.json",
        "description": "Where the comment is found. Source: hub docs, webhooks, comment."
      }
    },
    "required": [
      "id",
      "author",
      "hidden",
      "url"
    ],
    "additionalProperties": false
  },
  "parts/link.json": {
    "title": "Link",
    "description": "Where a repo or a discussion is found. Source: hub docs, webhooks, repo.",
    "type": "object",
    "properties": {
      "web": {
        "description": "The page for people. Source: hub docs, webhooks, repo.",
        "type": "string",
        "pattern": "^https?://[^/]+/.+$"
      },
      "api": {
        "description": "The address for programs. Source: hub docs, webhooks, repo.",
        "type": "string",
        "pattern": "^https?://[^/]+/api/.+$"
      }
    },
    "required": [
      "web",
      "api"
    ],
    "additionalProperties": false
  },
  "parts/moved-to.json": {
    "title": "MovedTo",
    "description": "Where a repo went. Source: HF's Python model of the payload; not in the docs.",
    "type": "object",
    "properties": {
      "name": {
        "description": "The new full name. Source: HF's Python model of the payload.",
        "type": "string",
        "pattern": "^[\\w.\\-]+(/[\\w.\\-]+)?$"
      },
      "owner": {
        "$ref": "#/$defs/parts~1account.json",
        "description": "The new owner. Source: HF's Python model of the payload."
      }
    },
    "required": [
      "name",
      "owner"
    ],
    "additionalProperties": false
  },
  "parts/object-id.json": {
    "title": "ObjectId",
    "description": "An id of the Hub's database: 24 lower-case hex digits. Source: every published sample.",
    "type": "string",
    "pattern": "^[0-9a-f]{24}$"
  },
  "parts/plain-discussion.json": {
    "title": "PlainDiscussion",
    "description": "A discussion that is no pull request. Source: hub docs, webhooks, discussions.",
    "type": "object",
    "properties": {
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the discussion. Source: hub docs, webhooks, discussions."
      },
      "title": {
        "description": "The title, 3 to 200 characters. Source: the Hub's OpenAPI document.",
        "type": "string",
        "minLength": 3,
        "maxLength": 200
      },
      "url": {
        "$ref": "#/$defs/parts~1link.json",
        "description": "Where the discussion is found: the repo's urls with `/discussions/{num}`. Source: hub docs, webhooks, discussions."
      },
      "status": {
        "description": "Where it stands; only pull requests are `draft` or `merged`. Source: hub docs for `open` and `closed`, HF's Python model of the payload for `draft` and `merged`.",
        "enum": [
          "open",
          "closed"
        ]
      },
      "author": {
        "$ref": "#/$defs/parts~1account.json",
        "description": "Who opened it. Source: hub docs, webhooks, discussions."
      },
      "num": {
        "description": "Its number in the repo, from 1; discussions and pull requests share the count. Source: hub docs, webhooks, discussions.",
        "type": "integer",
        "minimum": 1
      },
      "isPullRequest": {
        "description": "Whether it is a pull request. Source: hub docs, webhooks, discussions.",
        "const": false
      },
      "pinned": {
        "description": "Whether it is pinned. Source: HF's Python model of the payload; in no doc or sample.",
        "type": "boolean"
      }
    },
    "required": [
      "id",
      "title",
      "url",
      "status",
      "author",
      "num",
      "isPullRequest"
    ],
    "additionalProperties": false
  },
  "parts/pull-request.json": {
    "title": "PullRequest",
    "description": "A pull request: on the Hub, a kind of discussion. Source: hub docs, webhooks, discussions.",
    "type": "object",
    "properties": {
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the discussion. Source: hub docs, webhooks, discussions."
      },
      "title": {
        "description": "The title, 3 to 200 characters. Source: the Hub's OpenAPI document.",
        "type": "string",
        "minLength": 3,
        "maxLength": 200
      },
      "url": {
        "$ref": "#/$defs/parts~1link.json",
        "description": "Where the discussion is found: the repo's urls with `/discussions/{num}`. Source: hub docs, webhooks, discussions."
      },
      "status": {
        "description": "Where it stands; only pull requests are `draft` or `merged`. Source: hub docs for `open` and `closed`, HF's Python model of the payload for `draft` and `merged`.",
        "enum": [
          "draft",
          "open",
          "closed",
          "merged"
        ]
      },
      "author": {
        "$ref": "#/$defs/parts~1account.json",
        "description": "Who opened it. Source: hub docs, webhooks, discussions."
      },
      "num": {
        "description": "Its number in the repo, from 1; discussions and pull requests share the count. Source: hub docs, webhooks, discussions.",
        "type": "integer",
        "minimum": 1
      },
      "isPullRequest": {
        "description": "Whether it is a pull request. Source: hub docs, webhooks, discussions.",
        "const": true
      },
      "pinned": {
        "description": "Whether it is pinned. Source: HF's Python model of the payload; in no doc or sample.",
        "type": "boolean"
      },
      "changes": {
        "$ref": "#/$defs/parts~1changes.json",
        "description": "What the pull request would change. Source: hub docs, webhooks, discussions; only on pull requests in every sample."
      }
    },
    "required": [
      "id",
      "title",
      "url",
      "status",
      "author",
      "num",
      "isPullRequest",
      "changes"
    ],
    "additionalProperties": false
  },
  "parts/repo-maybe-with-head.json": {
    "title": "RepoMaybeWithHead",
    "description": "A Git repo that may have no commit, yet or any more: as when it is created or deleted. Source: hub docs, webhooks, repo; that `headSha` may be missing here is a precaution, no source tells.",
    "type": "object",
    "properties": {
      "type": {
        "description": "What kind of repo it is. Source: hub docs, webhooks, repo.",
        "enum": [
          "model",
          "dataset",
          "space"
        ]
      },
      "name": {
        "description": "The full name, `namespace/name`; some old models have one segment only, such as `gpt2`. Source: hub docs, webhooks, repo; the one segment from published samples.",
        "type": "string",
        "pattern": "^[\\w.\\-]+(/[\\w.\\-]+)?$"
      },
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the repo; it survives a move. Source: hub docs, webhooks, repo."
      },
      "private": {
        "description": "Whether only those with access can see the repo. Source: hub docs, webhooks, repo.",
        "type": "boolean"
      },
      "url": {
        "$ref": "#/$defs/parts~1link.json",
        "description": "Where the repo is found: models at `/{name}`, others at `/{type}s/{name}`, and under `/api/{type}s/{name}`. Source: published samples."
      },
      "owner": {
        "$ref": "#/$defs/parts~1account.json",
        "description": "The user or organization that the repo belongs to. Source: hub docs, webhooks, repo."
      },
      "headSha": {
        "$ref": "#/$defs/parts~1sha.json",
        "description": "The newest commit of the `main` branch. It stays that even when another ref was updated. Source: hub docs, webhooks, repo."
      },
      "subdomain": {
        "description": "The first label of the app's host name; only Spaces have one. Source: published samples and HF's Python model of the payload; not in the docs.",
        "type": "string",
        "pattern": "^[a-z0-9][a-z0-9\\-]*$"
      },
      "tags": {
        "description": "The tags of the repo. Source: HF's Python model of the payload and the docs until 2026-03; in no published version 3 sample.",
        "type": "array",
        "items": {
          "type": "string"
        }
      }
    },
    "required": [
      "type",
      "name",
      "id",
      "private",
      "url",
      "owner"
    ],
    "additionalProperties": false
  },
  "parts/repo-with-head.json": {
    "title": "RepoWithHead",
    "description": "A Git repo, as in the events whose scope starts with `repo`. Source: hub docs, webhooks, repo.",
    "type": "object",
    "properties": {
      "type": {
        "description": "What kind of repo it is. Source: hub docs, webhooks, repo.",
        "enum": [
          "model",
          "dataset",
          "space"
        ]
      },
      "name": {
        "description": "The full name, `namespace/name`; some old models have one segment only, such as `gpt2`. Source: hub docs, webhooks, repo; the one segment from published samples.",
        "type": "string",
        "pattern": "^[\\w.\\-]+(/[\\w.\\-]+)?$"
      },
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the repo; it survives a move. Source: hub docs, webhooks, repo."
      },
      "private": {
        "description": "Whether only those with access can see the repo. Source: hub docs, webhooks, repo.",
        "type": "boolean"
      },
      "url": {
        "$ref": "#/$defs/parts~1link.json",
        "description": "Where the repo is found: models at `/{name}`, others at `/{type}s/{name}`, and under `/api/{type}s/{name}`. Source: published samples."
      },
      "owner": {
        "$ref": "#/$defs/parts~1account.json",
        "description": "The user or organization that the repo belongs to. Source: hub docs, webhooks, repo."
      },
      "headSha": {
        "$ref": "#/$defs/parts~1sha.json",
        "description": "The newest commit of the `main` branch. It stays that even when another ref was updated. Source: hub docs, webhooks, repo."
      },
      "subdomain": {
        "description": "The first label of the app's host name; only Spaces have one. Source: published samples and HF's Python model of the payload; not in the docs.",
        "type": "string",
        "pattern": "^[a-z0-9][a-z0-9\\-]*$"
      },
      "tags": {
        "description": "The tags of the repo. Source: HF's Python model of the payload and the docs until 2026-03; in no published version 3 sample.",
        "type": "array",
        "items": {
          "type": "string"
        }
      }
    },
    "required": [
      "type",
      "name",
      "id",
      "private",
      "url",
      "owner",
      "headSha"
    ],
    "additionalProperties": false
  },
  "parts/repo-without-head.json": {
    "title": "RepoWithoutHead",
    "description": "A Git repo, as in the events of discussions: without `headSha`. Source: hub docs, webhooks, repo.",
    "type": "object",
    "properties": {
      "type": {
        "description": "What kind of repo it is. Source: hub docs, webhooks, repo.",
        "enum": [
          "model",
          "dataset",
          "space"
        ]
      },
      "name": {
        "description": "The full name, `namespace/name`; some old models have one segment only, such as `gpt2`. Source: hub docs, webhooks, repo; the one segment from published samples.",
        "type": "string",
        "pattern": "^[\\w.\\-]+(/[\\w.\\-]+)?$"
      },
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the repo; it survives a move. Source: hub docs, webhooks, repo."
      },
      "private": {
        "description": "Whether only those with access can see the repo. Source: hub docs, webhooks, repo.",
        "type": "boolean"
      },
      "url": {
        "$ref": "#/$defs/parts~1link.json",
        "description": "Where the repo is found: models at `/{name}`, others at `/{type}s/{name}`, and under `/api/{type}s/{name}`. Source: published samples."
      },
      "owner": {
        "$ref": "#/$defs/parts~1account.json",
        "description": "The user or organization that the repo belongs to. Source: hub docs, webhooks, repo."
      },
      "tags": {
        "description": "The tags of the repo. Source: HF's Python model of the payload and the docs until 2026-03; in no published version 3 sample.",
        "type": "array",
        "items": {
          "type": "string"
        }
      }
    },
    "required": [
      "type",
      "name",
      "id",
      "private",
      "url",
      "owner"
    ],
    "additionalProperties": false
  },
  "parts/sha.json": {
    "title": "Sha",
    "description": "A Git commit id: 40 lower-case hex digits. Source: hub docs, webhooks, code changes.",
    "type": "string",
    "pattern": "^[0-9a-f]{40}$"
  },
  "parts/updated-config.json": {
    "title": "UpdatedConfig",
    "description": "The settings that changed, as far as the Hub tells: `{}` when it does not. Source: hub docs, webhooks, config changes.",
    "type": "object",
    "properties": {
      "private": {
        "description": "The new visibility. Source: hub docs, webhooks, config changes.",
        "type": "boolean"
      }
    },
    "required": [],
    "additionalProperties": false
  },
  "parts/updated-file.json": {
    "title": "UpdatedFile",
    "description": "One file of a bucket that was written or deleted. Source: hub docs, webhooks, 2026-08.",
    "type": "object",
    "properties": {
      "path": {
        "description": "The path of the file in the bucket. Source: hub docs, webhooks, 2026-08.",
        "type": "string",
        "minLength": 1
      },
      "action": {
        "description": "`add` for a new or overwritten file. Source: hub docs, webhooks, 2026-08.",
        "enum": [
          "add",
          "delete"
        ]
      },
      "xetHash": {
        "description": "The hash of the content in Xet, 64 hex digits. Source: hub docs, webhooks, 2026-08.",
        "type": "string",
        "pattern": "^[0-9a-f]{64}$"
      },
      "size": {
        "description": "The size of the file, in bytes. Source: hub docs, webhooks, 2026-08.",
        "type": "integer",
        "minimum": 0
      }
    },
    "required": [
      "path",
      "action"
    ],
    "additionalProperties": false
  },
  "parts/updated-ref.json": {
    "title": "UpdatedRef",
    "description": "One branch, tag or other ref that moved. Source: hub docs, webhooks, code changes.",
    "type": "object",
    "properties": {
      "ref": {
        "description": "The full name, such as `refs/heads/main`, `refs/tags/v1` or `refs/pr/5`. Source: hub docs, webhooks, code changes; published samples.",
        "type": "string",
        "pattern": "^refs/.+$"
      },
      "oldSha": {
        "description": "Where it pointed before; `null` for a new ref. Source: hub docs, webhooks, code changes.",
        "type": [
          "string",
          "null"
        ],
        "pattern": "^[0-9a-f]{40}$"
      },
      "newSha": {
        "description": "Where it points now; `null` for a deleted ref. Source: hub docs, webhooks, code changes.",
        "type": [
          "string",
          "null"
        ],
        "pattern": "^[0-9a-f]{40}$"
      }
    },
    "required": [
      "ref",
      "oldSha",
      "newSha"
    ],
    "additionalProperties": false
  },
  "parts/visible-comment.json": {
    "title": "VisibleComment",
    "description": "A comment that can be read. Source: hub docs, webhooks, comment.",
    "type": "object",
    "properties": {
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the comment. Source: hub docs, webhooks, comment."
      },
      "author": {
        "$ref": "#/$defs/parts~1account.json",
        "description": "Who wrote it. Source: hub docs, webhooks, comment."
      },
      "hidden": {
        "description": "Whether the comment is hidden; hiding can't be undone. Source: hub docs, webhooks, comment.",
        "const": false
      },
      "content": {
        "description": "The text, raw Markdown, up to 65,536 characters. Source: hub docs, webhooks, comment; the limit from the Hub's OpenAPI document.",
        "type": "string",
        "maxLength": 65536
      },
      "url": {
        "$ref": "#/$defs/parts~1comment-link.json",
        "description": "Where the comment is found. Source: hub docs, webhooks, comment."
      }
    },
    "required": [
      "id",
      "author",
      "hidden",
      "content",
      "url"
    ],
    "additionalProperties": false
  },
  "parts/webhook-reference.json": {
    "title": "WebhookReference",
    "description": "The webhook that this payload was sent for. Source: hub docs, webhooks.",
    "type": "object",
    "properties": {
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the webhook. Source: hub docs, webhooks."
      },
      "version": {
        "description": "The version of the payload format. Source: hub docs, webhooks; HF's Python model of the payload.",
        "const": 3
      }
    },
    "required": [
      "id",
      "version"
    ],
    "additionalProperties": false
  },
  "payload/discussion.comment.create.json": {
    "title": "DiscussionCommentCreatePayload",
    "description": "A comment was written. Source: hub docs, webhooks, event.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "discussion.comment"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "create"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "$ref": "#/$defs/parts~1repo-without-head.json",
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo."
      },
      "discussion": {
        "description": "The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1plain-discussion.json"
          },
          {
            "$ref": "#/$defs/parts~1pull-request.json"
          }
        ]
      },
      "comment": {
        "description": "The comment that was written or changed. Source: hub docs, webhooks, comment.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1visible-comment.json"
          },
          {
            "$ref": "#/$defs/parts~1hidden-comment.json"
          }
        ]
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "discussion",
      "comment",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/discussion.comment.update.json": {
    "title": "DiscussionCommentUpdatePayload",
    "description": "A comment was edited or hidden. Source: hub docs, webhooks, event.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "discussion.comment"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "update"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "$ref": "#/$defs/parts~1repo-without-head.json",
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo."
      },
      "discussion": {
        "description": "The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1plain-discussion.json"
          },
          {
            "$ref": "#/$defs/parts~1pull-request.json"
          }
        ]
      },
      "comment": {
        "description": "The comment that was written or changed. Source: hub docs, webhooks, comment.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1visible-comment.json"
          },
          {
            "$ref": "#/$defs/parts~1hidden-comment.json"
          }
        ]
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "discussion",
      "comment",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/discussion.create.json": {
    "title": "DiscussionCreatePayload",
    "description": "A discussion or pull request was opened. Source: hub docs, webhooks, event.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "discussion"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "create"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "$ref": "#/$defs/parts~1repo-without-head.json",
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo."
      },
      "discussion": {
        "description": "The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1plain-discussion.json"
          },
          {
            "$ref": "#/$defs/parts~1pull-request.json"
          }
        ]
      },
      "comment": {
        "description": "The first comment. Source: hub docs, webhooks, comment.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1visible-comment.json"
          },
          {
            "$ref": "#/$defs/parts~1hidden-comment.json"
          }
        ]
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "discussion",
      "comment",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/discussion.delete.json": {
    "title": "DiscussionDeletePayload",
    "description": "A discussion was deleted. Source: hub docs, webhooks, event; that it carries the discussion is assumed.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "discussion"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "delete"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "$ref": "#/$defs/parts~1repo-without-head.json",
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo."
      },
      "discussion": {
        "description": "The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1plain-discussion.json"
          },
          {
            "$ref": "#/$defs/parts~1pull-request.json"
          }
        ]
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "discussion",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/discussion.update.json": {
    "title": "DiscussionUpdatePayload",
    "description": "A title or a status changed, or a pull request was merged. Source: hub docs, webhooks, event.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "discussion"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "update"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "$ref": "#/$defs/parts~1repo-without-head.json",
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo."
      },
      "discussion": {
        "description": "The discussion or pull request that it happened to. Source: hub docs, webhooks, discussions.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1plain-discussion.json"
          },
          {
            "$ref": "#/$defs/parts~1pull-request.json"
          }
        ]
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "discussion",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/repo.config.update.json": {
    "title": "RepoConfigUpdatePayload",
    "description": "The settings of a repo changed. Source: hub docs, webhooks, config changes.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "repo.config"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "update"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1repo-with-head.json"
          },
          {
            "$ref": "#/$defs/parts~1bucket-repo.json"
          }
        ]
      },
      "updatedConfig": {
        "$ref": "#/$defs/parts~1updated-config.json",
        "description": "What changed. Source: hub docs, webhooks, config changes."
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "updatedConfig",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/repo.content.update.json": {
    "title": "RepoContentUpdatePayload",
    "description": "The files of a repo changed: refs of a Git repo moved, or files of a bucket were written. Source: hub docs, webhooks, code changes.",
    "oneOf": [
      {
        "$ref": "#/$defs/payload~1repo.content.update.json%23git"
      },
      {
        "$ref": "#/$defs/payload~1repo.content.update.json%23bucket"
      }
    ]
  },
  "payload/repo.content.update.json#git": {
    "title": "GitContentUpdatePayload",
    "description": "Refs of a Git repo moved: a push, a new branch or tag, a pull request's commit. Source: hub docs, webhooks, code changes.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "repo.content"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "update"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "$ref": "#/$defs/parts~1repo-with-head.json",
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo."
      },
      "updatedRefs": {
        "description": "The refs that moved; one push can move several. Source: hub docs, webhooks, code changes.",
        "type": "array",
        "minItems": 1,
        "items": {
          "$ref": "#/$defs/parts~1updated-ref.json"
        }
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "updatedRefs",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/repo.content.update.json#bucket": {
    "title": "BucketContentUpdatePayload",
    "description": "Files of a bucket were written or deleted. Source: hub docs, webhooks, 2026-08.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "repo.content"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "update"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "$ref": "#/$defs/parts~1bucket-repo.json",
        "description": "The bucket that it happened to. Source: hub docs, webhooks, 2026-08."
      },
      "updatedFiles": {
        "description": "The files, cut at 10,000. Source: hub docs, webhooks, 2026-08.",
        "type": "array",
        "maxItems": 10000,
        "items": {
          "$ref": "#/$defs/parts~1updated-file.json"
        }
      },
      "updatedFilesTruncated": {
        "description": "Set when there were more than 10,000 files. Source: hub docs, webhooks, 2026-08.",
        "type": "boolean"
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "updatedFiles",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/repo.create.json": {
    "title": "RepoCreatePayload",
    "description": "A repo was created; only webhooks that watch its owner can see this. Source: hub docs, webhooks, event.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "repo"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "create"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1repo-maybe-with-head.json"
          },
          {
            "$ref": "#/$defs/parts~1bucket-repo.json"
          }
        ]
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/repo.delete.json": {
    "title": "RepoDeletePayload",
    "description": "A repo was deleted. Source: hub docs, webhooks, event.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "repo"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "delete"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1repo-maybe-with-head.json"
          },
          {
            "$ref": "#/$defs/parts~1bucket-repo.json"
          }
        ]
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/repo.move.json": {
    "title": "RepoMovePayload",
    "description": "A repo was renamed or given to another owner. Source: hub docs, webhooks, event.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "repo"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "move"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1repo-with-head.json"
          },
          {
            "$ref": "#/$defs/parts~1bucket-repo.json"
          }
        ]
      },
      "movedTo": {
        "$ref": "#/$defs/parts~1moved-to.json",
        "description": "The new name and owner. Source: HF's Python model of the payload; not in the docs, so not always there for sure."
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "movedTo",
      "webhook"
    ],
    "additionalProperties": false
  },
  "payload/repo.update.json": {
    "title": "RepoUpdatePayload",
    "description": "A repo changed in a way that no narrower scope tells. Source: hub docs, webhooks, event.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "What part of the repo it happened to. Source: hub docs, webhooks, event.",
            "const": "repo"
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "const": "update"
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": false
      },
      "repo": {
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1repo-with-head.json"
          },
          {
            "$ref": "#/$defs/parts~1bucket-repo.json"
          }
        ]
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "webhook"
    ],
    "additionalProperties": false
  },
  "settings/create-webhook.json": {
    "title": "CreateWebhook",
    "description": "The body of `POST /api/settings/webhooks`. Source: the Hub's OpenAPI document.",
    "type": "object",
    "properties": {
      "watched": {
        "description": "What to watch: repos, or all repos of a user or an organization. Source: the Hub's OpenAPI document.",
        "type": "array",
        "minItems": 1,
        "items": {
          "$ref": "#/$defs/settings~1watched-item.json"
        }
      },
      "domains": {
        "description": "Which events to be told of: of repos, of discussions, or both. Source: the Hub's OpenAPI document.",
        "type": "array",
        "minItems": 1,
        "items": {
          "enum": [
            "repo",
            "discussion"
          ]
        }
      },
      "url": {
        "description": "Where to send the events: http or https. Absent for a webhook that starts a Job. Source: the Hub's OpenAPI document.",
        "type": "string",
        "pattern": "^https?://.+$"
      },
      "secret": {
        "description": "Sent with every event in `X-Webhook-Secret`; ASCII only. Source: hub docs, webhooks, secret; the pattern from the Hub's OpenAPI document.",
        "type": "string",
        "pattern": "^[\\x20-\\x7F]*$"
      },
      "job": {
        "$ref": "#/$defs/settings~1job-spec.json",
        "description": "The Job to start, in place of a URL. Source: the Hub's OpenAPI document."
      },
      "jobSourceId": {
        "description": "The id of a Job to take as a template, in place of a URL. Source: the Hub's OpenAPI document.",
        "type": "string",
        "minLength": 1
      },
      "secrets": {
        "description": "Secret environment variables of the Job that `jobSourceId` names; an empty one takes the variable away. Source: HF's Python client.",
        "type": "object",
        "additionalProperties": {
          "type": "string"
        }
      }
    },
    "required": [
      "watched",
      "domains"
    ],
    "additionalProperties": false
  },
  "settings/job-spec.json": {
    "title": "JobSpec",
    "description": "A Job to start for each event. Source: the Hub's OpenAPI document.",
    "type": "object",
    "properties": {
      "flavor": {
        "description": "The hardware. Source: the Hub's OpenAPI document.",
        "type": "string"
      },
      "dockerImage": {
        "description": "The image to run. Source: the Hub's OpenAPI document.",
        "type": "string"
      },
      "spaceId": {
        "description": "The Space to run. Source: the Hub's OpenAPI document.",
        "type": "string"
      },
      "command": {
        "description": "The command. Source: the Hub's OpenAPI document.",
        "type": "array",
        "minItems": 1,
        "items": {
          "type": "string"
        }
      },
      "arguments": {
        "description": "Its arguments. Source: the Hub's OpenAPI document.",
        "type": "array",
        "items": {
          "type": "string"
        }
      },
      "environment": {
        "description": "Environment variables. Source: the Hub's OpenAPI document.",
        "type": "object",
        "additionalProperties": {
          "type": "string"
        }
      },
      "secrets": {
        "description": "Secret environment variables. Source: the Hub's OpenAPI document.",
        "type": "object",
        "additionalProperties": {
          "type": "string"
        }
      },
      "arch": {
        "description": "The processor. Source: the Hub's OpenAPI document.",
        "enum": [
          "amd64",
          "arm64"
        ]
      },
      "timeoutSeconds": {
        "description": "The longest run, in seconds. Source: the Hub's OpenAPI document.",
        "type": [
          "integer",
          "null"
        ],
        "minimum": 1
      },
      "attempts": {
        "description": "How often to try. Source: the Hub's OpenAPI document.",
        "type": "integer",
        "minimum": 1
      },
      "labels": {
        "description": "Labels. Source: the Hub's OpenAPI document.",
        "type": "object",
        "additionalProperties": {
          "type": "string"
        }
      }
    },
    "required": [
      "flavor"
    ],
    "additionalProperties": true
  },
  "settings/replay-answer.json": {
    "title": "ReplayAnswer",
    "description": "The answer to `POST /api/settings/webhooks/{id}/replay/{logId}`. Source: a generated client of the Hub's OpenAPI document.",
    "type": "object",
    "properties": {
      "status": {
        "description": "The HTTP status that the consumer answered with. Source: a generated client of the Hub's OpenAPI document.",
        "type": "integer"
      }
    },
    "required": [
      "status"
    ],
    "additionalProperties": false
  },
  "settings/update-webhook.json": {
    "title": "UpdateWebhook",
    "description": "The body of `POST /api/settings/webhooks/{id}`: the same as for a new webhook. Source: the Hub's OpenAPI document.",
    "type": "object",
    "properties": {
      "watched": {
        "$ref": "#/$defs/settings~1create-webhook.json/properties/watched",
        "description": "What to watch: repos, or all repos of a user or an organization. Source: the Hub's OpenAPI document."
      },
      "domains": {
        "$ref": "#/$defs/settings~1create-webhook.json/properties/domains",
        "description": "Which events to be told of: of repos, of discussions, or both. Source: the Hub's OpenAPI document."
      },
      "url": {
        "$ref": "#/$defs/settings~1create-webhook.json/properties/url",
        "description": "Where to send the events: http or https. Absent for a webhook that starts a Job. Source: the Hub's OpenAPI document."
      },
      "secret": {
        "$ref": "#/$defs/settings~1create-webhook.json/properties/secret",
        "description": "Sent with every event in `X-Webhook-Secret`; ASCII only. Source: hub docs, webhooks, secret; the pattern from the Hub's OpenAPI document."
      },
      "job": {
        "$ref": "#/$defs/settings~1create-webhook.json/properties/job",
        "description": "The Job to start, in place of a URL. Source: the Hub's OpenAPI document."
      },
      "jobSourceId": {
        "$ref": "#/$defs/settings~1create-webhook.json/properties/jobSourceId",
        "description": "The id of a Job to take as a template, in place of a URL. Source: the Hub's OpenAPI document."
      },
      "secrets": {
        "$ref": "#/$defs/settings~1create-webhook.json/properties/secrets",
        "description": "Secret environment variables of the Job that `jobSourceId` names; an empty one takes the variable away. Source: HF's Python client."
      }
    },
    "required": [
      "watched",
      "domains"
    ],
    "additionalProperties": false
  },
  "settings/watched-item.json": {
    "title": "WatchedItem",
    "description": "One thing that a webhook watches. Source: the Hub's OpenAPI document.",
    "type": "object",
    "properties": {
      "type": {
        "description": "What it is. Source: the Hub's OpenAPI document.",
        "enum": [
          "model",
          "dataset",
          "space",
          "bucket",
          "kernel",
          "user",
          "org"
        ]
      },
      "name": {
        "description": "The full name of a repo, or the name of a user or an organization. Source: the Hub's OpenAPI document.",
        "type": "string",
        "minLength": 1
      }
    },
    "required": [
      "type",
      "name"
    ],
    "additionalProperties": false
  },
  "settings/webhook.json": {
    "title": "Webhook",
    "description": "A webhook, as the settings API tells it. Source: HF's clients.",
    "type": "object",
    "properties": {
      "id": {
        "$ref": "#/$defs/parts~1object-id.json",
        "description": "The id of the webhook. Source: HF's clients."
      },
      "watched": {
        "description": "What to watch: repos, or all repos of a user or an organization. Source: the Hub's OpenAPI document.",
        "type": "array",
        "minItems": 1,
        "items": {
          "$ref": "#/$defs/settings~1watched-item.json"
        }
      },
      "domains": {
        "description": "Which events to be told of: of repos, of discussions, or both. Source: the Hub's OpenAPI document.",
        "type": "array",
        "minItems": 1,
        "items": {
          "enum": [
            "repo",
            "discussion"
          ]
        }
      },
      "disabled": {
        "description": "Whether it is switched off, by its owner or, after repeated failure, by the Hub. Source: HF's clients.",
        "enum": [
          true,
          false,
          "suspended-after-failure"
        ]
      },
      "hasSecret": {
        "description": "Whether a secret is set. Source: third-party clients of 2026.",
        "type": "boolean"
      },
      "url": {
        "$ref": "#/$defs/settings~1create-webhook.json/properties/url",
        "description": "Where to send the events: http or https. Absent for a webhook that starts a Job. Source: the Hub's OpenAPI document."
      },
      "job": {
        "$ref": "#/$defs/settings~1job-spec.json",
        "description": "The Job to start. Source: HF's clients."
      },
      "secret": {
        "description": "The secret itself. Source: HF's Python client; newer reports say that it is not sent any more.",
        "type": "string"
      }
    },
    "required": [
      "id",
      "watched",
      "domains",
      "disabled"
    ],
    "additionalProperties": false
  },
  "future-payload.json": {
    "title": "FuturePayload",
    "description": "An event of a scope that is narrower than the known ones, or of a known scope with an action it did not have. Source: hub docs, webhooks, event: treat it as an `update` of the broader scope.",
    "type": "object",
    "properties": {
      "event": {
        "description": "What happened. Source: hub docs, webhooks, event.",
        "type": "object",
        "properties": {
          "scope": {
            "description": "A known scope, made narrower, such as `repo.config.dois`. Source: hub docs, webhooks, event.",
            "type": "string",
            "pattern": "^(repo|repo\\.content|repo\\.config|discussion|discussion\\.comment)(\\.[a-z][A-Za-z0-9]*)*$",
            "tsType": "`${\"repo\" | \"discussion\"}.${string}` | \"repo\" | \"discussion\""
          },
          "action": {
            "description": "What was done to it. Source: hub docs, webhooks, event.",
            "enum": [
              "create",
              "delete",
              "update",
              "move"
            ]
          }
        },
        "required": [
          "scope",
          "action"
        ],
        "additionalProperties": true
      },
      "repo": {
        "description": "The repo that it happened to. Source: hub docs, webhooks, repo.",
        "oneOf": [
          {
            "$ref": "#/$defs/parts~1repo-maybe-with-head.json"
          },
          {
            "$ref": "#/$defs/parts~1bucket-repo.json"
          }
        ]
      },
      "webhook": {
        "$ref": "#/$defs/parts~1webhook-reference.json",
        "description": "The webhook that this payload was sent for. Source: hub docs, webhooks."
      }
    },
    "required": [
      "event",
      "repo",
      "webhook"
    ],
    "additionalProperties": true
  }
};

/** The definitions that describe an event's payloads: one, or one for each branch. */
export const shapesByEvent: Readonly<Record<string, readonly string[]>> = {
  "discussion.comment:create": [
    "payload/discussion.comment.create.json"
  ],
  "discussion.comment:update": [
    "payload/discussion.comment.update.json"
  ],
  "discussion:create": [
    "payload/discussion.create.json"
  ],
  "discussion:delete": [
    "payload/discussion.delete.json"
  ],
  "discussion:update": [
    "payload/discussion.update.json"
  ],
  "repo.config:update": [
    "payload/repo.config.update.json"
  ],
  "repo.content:update": [
    "payload/repo.content.update.json#git",
    "payload/repo.content.update.json#bucket"
  ],
  "repo:create": [
    "payload/repo.create.json"
  ],
  "repo:delete": [
    "payload/repo.delete.json"
  ],
  "repo:move": [
    "payload/repo.move.json"
  ],
  "repo:update": [
    "payload/repo.update.json"
  ]
};
