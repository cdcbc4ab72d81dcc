export const ARCHIVED_OWNER = "63c9d07b5512aef0439b81d6";
export const TEST_OWNER = "63c9d07b5512aef0439b81d7";
